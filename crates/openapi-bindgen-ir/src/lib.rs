//! What will be generated: plain data, with final names in final order.
