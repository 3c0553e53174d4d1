//! The vertices of a job, in topological order: each after all of its inputs.

/// One vertex of the job graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vertex {
    /// The vertices that it reads from; none for a source.
    pub inputs: Vec<Input>,
    /// Its parallelism now, from 1.
    pub parallelism: u32,
    /// Its max parallelism, which is its number of key groups: 1 to 32768.
    pub max_parallelism: u32,
    /// The partitions that a source reads; 0 when unknown. The operator counts them in
    /// metric names of the Kafka and Pulsar sources, class `ScalingMetricCollector`.
    pub partitions: u32,
    /// Whether the autoscaler leaves it alone, option `vertex.exclude.ids`.
    pub excluded: bool,
}

/// An edge from another vertex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    /// The place of the other vertex in the topological order, from 0.
    pub from: usize,
    /// How records are distributed over the subtasks.
    pub ship: ShipStrategy,
}

/// How records of an edge are distributed over the subtasks, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShipStrategy {
    /// By key group.
    Hash,
    /// In any other way.
    Other,
}

impl Vertex {
    /// Returns whether it reads from no other vertex.
    pub fn is_source(&self) -> bool {
        self.inputs.is_empty()
    }

    /// Returns the number of key groups or partitions to align its parallelism with;
    /// `None` for a vertex that needs no alignment.
    ///
    /// Source: `JobVertexScaler.scale`.
    pub fn shares(&self) -> Option<u32> {
        let by_key = |input: &Input| input.ship == ShipStrategy::Hash;
        if self.partitions > 0 {
            Some(self.partitions)
        } else if self.inputs.iter().any(by_key) {
            Some(self.max_parallelism)
        } else {
            None
        }
    }
}
