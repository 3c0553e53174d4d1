//! The JavaScript interface: one [`FigureHandle`] for each element on the page.

mod events;
mod from_js;
mod handle;
mod panic;
mod to_js;
mod value;

pub use handle::{FigureHandle, call_exchange, install_exchange, install_workbench};
pub use panic::on_panic;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
