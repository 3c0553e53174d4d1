/** All settings of a figure, or a subset to change. */
export interface Settings {
  // SETTINGS
}

/** The numbers of one policy over the whole workload. */
export interface PolicyReport {
  /** Workers paid for, times hours. */
  workerHours: number;
  /** Worker-hours above the load. */
  idleWorkerHours: number;
  /** Worker-hours missing below the load. */
  shortWorkerHours: number;
  /** The idle worker-hours as a fraction of those paid for, 0 to 1. */
  idleShare: number;
  /** The fraction of the time with fewer workers than the load in workers, 0 to 1. */
  shortTimeShare: number;
  /** The largest consumer lag, in records. */
  maxLag: number;
  /** The consumer lag at the end, in records. */
  endLag: number;
  /** The longest time that a record waited until it was processed, in seconds. */
  maxDelay: number;
  /** The age of the oldest record that waits at the end, in seconds. */
  endDelay: number;
  /** The mean time that a record waited, in seconds. */
  meanDelay: number;
  /** Records that waited longer than `delayLimit`, as a fraction of those that arrived. */
  delayedShare: number;
  /**
   * Whether no record from before the last minute waits at the end, and the job did not fail
   * for good.
   */
  caughtUp: boolean;
  /** Whether the job failed for good, with no restart attempt left. */
  failed: boolean;
  /** The number of restarts of the job on other TaskManagers. */
  rescales: number;
  /** The highest number of workers. */
  maxWorkers: number;
  /** The mean number of workers over time. */
  meanWorkers: number;
  /** The fraction of the time in which the job was down, 0 to 1. */
  downTimeShare: number;
  /** Records processed a second time, as a fraction of those that arrived. */
  reprocessedShare: number;
  /** The elasticity metrics: in the property `report`, not in events. */
  spec?: SpecReport;
}

/**
 * Elasticity metrics of the SPEC research group. Demand is the load in workers,
 * rounded up, at least 1; supply is the number of workers paid for.
 */
export interface SpecReport {
  /** Mean number of missing workers, accuracy_U. */
  accuracyUnderWorkers: number;
  /** Mean number of idle workers, accuracy_O. */
  accuracyOverWorkers: number;
  /** Missing share of the demand, θ_U, mean over time; 0 to 100 %. */
  thetaUnderPct: number;
  /** Idle workers per worker needed, θ_O, mean over time; 0 % and up. */
  thetaOverPct: number;
  /** Share of time with too few workers, τ_U; 0 to 100 %. */
  tauUnderPct: number;
  /** Share of time with too many workers, τ_O; 0 to 100 %. */
  tauOverPct: number;
  /** Changes of the supply beyond those of the demand, in workers per minute. */
  jitterPerMin: number;
  /** Share of time in which the two move differently, υ, in steps of 30 s; 0 to 100 %. */
  instabilityPct: number;
  /** Auto-scaling deviation σ: distance from the ideal 0 of θ, τ and υ, in percent. */
  deviationPct: number;
  /**
   * Elastic speedup ε against the static fleet; above 1 is better. Metrics of 0
   * count as 0.01 %, so it is below 1 against a static fleet that is never short.
   */
  elasticSpeedup: number;
}

/** The numbers of every policy. */
export interface Report {
  static: PolicyReport;
  /** The fleet that an operator rescales manually. */
  manual: PolicyReport;
  /** The fleet that follows the schedule. */
  schedule: PolicyReport;
  reactive: PolicyReport;
  /** The reader's own cluster, if it is shown or has commands. */
  own?: PolicyReport;
  /** The size of the smallest static fleet that is never short of workers. */
  neverShortWorkers: number;
}

/** The `detail` of `input` and `change`. */
export interface ChangeDetail {
  settings: Settings;
  report: Report;
}

/** The `detail` of `error`: a rejected value, or why the figure cannot run. */
export interface ErrorDetail {
  /** The name of the setting; empty for an error of the figure itself. */
  field: string;
  /** The rejected value, truncated if long. */
  value: string;
  message: string;
}

export interface ReactiveAllocationEventMap {
  /** Fired at every step of a drag. */
  input: CustomEvent<ChangeDetail>;
  /** Fired at the end of a change by the reader. */
  change: CustomEvent<ChangeDetail>;
  /** Fired for a rejected value, or if the figure cannot run. */
  error: CustomEvent<ErrorDetail>;
}

/** A load over time: as many times as values. */
export interface LoadSeries {
  /** In seconds from any start or since 1970, or in milli-, micro- or nanoseconds since 1970. */
  times: ArrayLike<number>;
  /** Records per second from each time on. */
  values: ArrayLike<number>;
}

/** `<reactive-allocation>`. Every setting is also an attribute, in kebab-case. */
export interface ReactiveAllocation extends HTMLElement {
  /** All settings; empty while the figure does not run. Accepts any subset. */
  get settings(): Partial<Settings>;
  set settings(settings: Partial<Settings>);
  /** The exact numbers of each policy; undefined while the figure does not run. */
  readonly report: Report | undefined;
  /**
   * Returns the text of a number of the report (`static.idle-share`,
   * `never-short-workers`), of how often a fleet is short (`static.shortage`), or of a
   * setting (`static-workers`), as the figure formats it in its language: without the digits that change with the seed. `undefined` for
   * an unknown name, and while the figure does not run.
   */
  valueText(of: string): string | undefined;
  /**
   * A load over time in place of that of the preset: the text of a file as `src` takes it, or
   * its numbers. It goes before `src`; `undefined` takes it away. It can be set before the
   * figure runs, but an element that is not loaded has no such property yet: set it on the
   * element, not through a framework.
   */
  trace: string | LoadSeries | undefined;
  /** Resolves when the figure runs, rejects if it cannot. */
  readonly ready: Promise<ReactiveAllocation>;
  /** Resolves when all of the figure is loaded. */
  readonly complete: Promise<void>;
  /** Starts the figure now, even if it is far from the viewport. */
  start(): Promise<void>;
  /** Resets all settings to the attributes. */
  reset(): void;
  /**
   * Returns the address of the iframe page with a link to the figure as the reader has it:
   * settings, charts, load, commands, pins and time; undefined while the figure does not run.
   * With a bundler, pass the address of `embed.html`.
   */
  toURL(page?: string): string | undefined;
  /**
   * Shows what a link keeps: `link` is a whole address, what stands in one behind `#`, or the
   * text of a JSON file that a figure has saved. The element has it once the figure runs: see
   * `ready`. What is no link fires `error`.
   */
  openLink(link: string): Promise<void>;
  /** Returns the figure as SVG, `width` CSS pixels wide (240 to 4096). */
  toSVG(width?: number): Promise<string>;
  /** Returns the run of a policy as CSV, one row every `stepSeconds` (60 by default). */
  toCSV(policy?: "static" | "manual" | "schedule" | "reactive", stepSeconds?: number): Promise<string>;
  /**
   * Returns the decisions of the autoscaler as CSV: one row for each evaluation that decided
   * something else than the one before, with its reason in English. The element has it once
   * the figure runs: see `ready`.
   */
  decisionLog(): Promise<string>;

  addEventListener<K extends keyof ReactiveAllocationEventMap>(
    type: K,
    listener: (this: ReactiveAllocation, event: ReactiveAllocationEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof ReactiveAllocationEventMap>(
    type: K,
    listener: (this: ReactiveAllocation, event: ReactiveAllocationEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** `<reactive-value for of>`: a number of a figure in the text. */
export interface ReactiveValue extends HTMLElement {}

/** The attributes of `<reactive-allocation>`. */
export interface ReactiveAllocationAttributes {
  // ATTRIBUTES
  /** The available controls. @default "more" */
  level?: "basic" | "more" | "lab";
  /** One to three of `static`, `manual`, `schedule`, `reactive`. @default "static reactive" */
  charts?: string;
  /** The settings with a slider below the charts, at most four. */
  controls?: string;
  /** The sections that are open at first: `hood`, `settings`, `hand`; or `map` alone. */
  open?: string;
  /** The presets that can be chosen, in this order; empty for none. By default all. */
  presets?: string;
  /** `off` leaves the headline out; a question to guess a fleet stays. @default "on" */
  sentence?: "on" | "off";
  /** Low charts without the rows of TaskManagers. */
  compact?: boolean | "";
  /** The fleet that the reader guesses before it is shown. Its chart must be one of `charts`. */
  predict?: "reactive" | "static";
  /** The address of a file with a load over time, which takes the place of that of the preset. */
  src?: string;
  /** `eager` starts the figure at once, not when it comes near the viewport. */
  loading?: "eager" | "lazy";
  /** The address of the first wasm file if it is not beside the script; the others are beside it. Their hashes are not checked then. */
  "wasm-url"?: string;
}

/** The attributes of `<reactive-value>`. */
export interface ReactiveValueAttributes {
  /** The `id` of the figure. */
  for: string;
  /**
   * A number of the report (`static.worker-hours`, `reactive.max-delay`, `own.rescales`,
   * `never-short-workers`) or a setting (`static-workers`).
   */
  of: string;
  /**
   * The reader can change the setting by dragging sideways, by keys and by buttons that a
   * click opens; only for settings that are numbers.
   */
  editable?: boolean | "";
}

declare global {
  interface HTMLElementTagNameMap {
    "reactive-allocation": ReactiveAllocation;
    "reactive-value": ReactiveValue;
  }
}
