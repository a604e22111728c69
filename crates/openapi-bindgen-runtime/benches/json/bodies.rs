//! The bodies.

use std::fmt::Write as _;

/// Requests by their size, and how many leads make it.
pub const SIZES: [(&str, usize); 3] = [("1 KB", 2), ("100 KB", 220), ("10 MB", 22_000)];

/// A request with so many leads, a little under half a kilobyte each.
pub fn leads(count: usize) -> String {
    let mut text = "{\"leads\":[".to_owned();
    for index in 0..count {
        let comma = if index == 0 { "" } else { "," };
        let state = ["\"CA\"", "\"\"", "null", "\"TX\""][index % 4];
        let _ = write!(
            text,
            "{comma}{{\"email\":\"first_name{index}@trysela.com\",\
             \"phone_number\":\"+1804222{index:04}\",\
             \"metadata\":{{\"first_name\":\"First\",\"timezone\":\"America/Los_Angeles\",\
             \"property_address\":\"{index} Main St\",\"loan_rate\":7.{index},\
             \"property_value\":7{index}25,\"va_indicator\":false,\
             \"loan_program\":\"30-year \\\"fixed\\\"\"}},\
             \"lead_type\":{index},\"representative\":456,\
             \"external_id\":\"id_in_your_crm_{index}\",\"us_state\":{state},\
             \"lead_source\":\"USDALoans.com\"}}"
        );
    }
    text + "]}"
}

/// Answers to a request.
pub fn results(count: usize) -> String {
    let items: Vec<_> = (0..count)
        .map(|index| match index % 3 {
            0 => format!("{{\"id\":{index},\"action\":\"created\"}}"),
            1 => format!("{{\"id\":{index},\"action\":\"reengaged\"}}"),
            _ => "{\"id\":null,\"action\":\"error\",\"error\":\"Each lead must be …\"}".to_owned(),
        })
        .collect();
    format!("{{\"results\":[{}]}}", items.join(","))
}

pub fn states(count: usize) -> String {
    let states = ["\"CA\"", "\"\"", "null", "\"TX\"", "\"AL\""];
    let items: Vec<_> = (0..count).map(|index| states[index % states.len()]).collect();
    format!("[{}]", items.join(","))
}

pub fn scalars(count: usize) -> String {
    let items: Vec<_> = (0..count)
        .map(|index| match index % 4 {
            0 => format!("\"text {index}\""),
            1 => index.to_string(),
            2 => format!("{index}.5"),
            _ => "true".to_owned(),
        })
        .collect();
    format!("[{}]", items.join(","))
}

pub fn shapes(count: usize) -> String {
    let items: Vec<_> = (0..count)
        .map(|index| match index % 3 {
            0 => format!("{{\"kind\":\"circle\",\"name\":\"c{index}\",\"radius\":{index}}}"),
            1 => format!("{{\"kind\":\"square\",\"name\":\"s{index}\",\"side\":{index}}}"),
            _ => format!("{{\"kind\":\"text\",\"name\":\"t{index}\",\"content\":\"x{index}\"}}"),
        })
        .collect();
    format!("[{}]", items.join(","))
}

pub fn floats(count: usize) -> String {
    let items: Vec<_> = (0..count).map(|index| format!("{}", index as f64 * 0.37 + 0.1)).collect();
    format!("[{}]", items.join(","))
}
