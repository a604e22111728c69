//! Waiting where there are no threads: the page's or worker's own timer.

use std::task::{Context, Poll};
use std::time::Duration;

use wasm_bindgen::{JsCast, JsValue};

use super::BoxFuture;
use crate::client::Moment;

const LONGEST: Duration = Duration::from_millis(i32::MAX as u64);

/// Wakes a task when a moment has come, and then perhaps at another one.
#[derive(Default)]
pub(crate) struct Alarm(Option<(Moment, BoxFuture<()>)>);

impl Alarm {
    /// Whether the moment has come. If not, the task is woken at that moment; earlier, too, where it was to be woken
    /// earlier until now.
    pub(crate) fn poll_until(&mut self, due: Moment, context: &mut Context<'_>) -> Poll<()> {
        while !due.left().is_zero() {
            let (_, sleep) = match &mut self.0 {
                Some(set) if set.0 <= due => set,
                _ => self.0.insert((due, sleep(due.left()))),
            };
            std::task::ready!(sleep.as_mut().poll(context));
            self.0 = None;
        }
        Poll::Ready(())
    }
}

pub(super) fn sleep(duration: Duration) -> BoxFuture<()> {
    Box::pin(async move {
        let millis = duration.min(LONGEST).as_secs_f64() * 1000.0;
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            let global = js_sys::global();
            let set_timeout = js_sys::Reflect::get(&global, &JsValue::from_str("setTimeout"));
            let set_timeout = set_timeout.ok().and_then(|found| found.dyn_into::<js_sys::Function>().ok());
            let set = set_timeout.map(|set| set.call2(&global, &resolve, &JsValue::from_f64(millis)));
            // Without a timer, a limit that ends at once beats one that never does.
            if !matches!(set, Some(Ok(_))) {
                drop(resolve.call0(&JsValue::UNDEFINED));
            }
        });
        drop(wasm_bindgen_futures::JsFuture::from(promise).await);
    })
}
