//! What the loader calls: one [`FigureHandle`] for each element on the page.

pub(crate) mod to_js;

mod from_js;
mod handle;
mod panic;

pub use handle::FigureHandle;
pub use panic::on_panic;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
