//! Waiting where there are no threads: the page's or worker's own timer.

use std::time::Duration;

use wasm_bindgen::{JsCast, JsValue};

use super::BoxFuture;

const LONGEST: Duration = Duration::from_millis(i32::MAX as u64);

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
