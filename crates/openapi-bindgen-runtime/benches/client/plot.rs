//! A plot of lines over a logarithmic axis.

use std::fmt::Write as _;

pub struct Line {
    pub name: &'static str,
    pub points: Vec<(f64, f64)>,
}

pub struct Plot {
    pub title: &'static str,
    pub x: &'static str,
    pub lines: Vec<Line>,
}

const COLOURS: [&str; 4] = ["#888", "#06c", "#c80", "#283"];

impl Plot {
    pub fn svg(&self) -> String {
        let all = || self.lines.iter().flat_map(|line| line.points.iter().copied());
        let most = all().map(|(_, y)| y).fold(1.0, f64::max) * 1.05;
        let last = all().map(|(x, _)| x).fold(2.0, f64::max);
        let x = |value: f64| 80.0 + value.log2() / last.log2() * 400.0;
        let y = |value: f64| 300.0 - value / most * 240.0;
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\" font-family=\"sans-serif\" font-size=\"13\">\n\
             <title>{0}</title>\n<rect width=\"640\" height=\"360\" fill=\"#fff\"/>\n\
             <text x=\"280\" y=\"30\" text-anchor=\"middle\">{0}</text>\n\
             <text x=\"280\" y=\"345\" text-anchor=\"middle\">{1}</text>\n",
            self.title, self.x
        );
        // Writing into a String cannot fail.
        let steps = self.lines.first().map(|line| line.points.as_slice()).unwrap_or_default();
        for (value, _) in steps {
            let _ = writeln!(
                text,
                "<path d=\"M{0:.0} 60V300\" stroke=\"#ddd\"/><text x=\"{0:.0}\" y=\"320\" text-anchor=\"middle\">{value}</text>",
                x(*value)
            );
        }
        for step in 0..=4 {
            let value = most / 1.05 * f64::from(step) / 4.0;
            let _ = writeln!(
                text,
                "<path d=\"M80 {0:.0}H480\" stroke=\"#ddd\"/><text x=\"72\" y=\"{1:.0}\" text-anchor=\"end\">{value:.0}</text>",
                y(value),
                y(value) + 4.0
            );
        }
        for ((line, colour), row) in self.lines.iter().zip(COLOURS).zip(0..) {
            let points: Vec<String> = line.points.iter().map(|(a, b)| format!("{:.1},{:.1}", x(*a), y(*b))).collect();
            let _ = writeln!(
                text,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
                points.join(" ")
            );
            let _ = writeln!(text, "<text x=\"496\" y=\"{}\" fill=\"{colour}\">{}</text>", 80 + 20 * row, line.name);
        }
        text + "</svg>\n"
    }
}
