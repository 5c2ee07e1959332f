//! Experiments.
pub fn off(name: &str) -> bool {
    std::env::var("WQ_OFF").is_ok_and(|list| list.split(',').any(|flag| flag == name))
}
pub fn on(name: &str) -> bool {
    std::env::var("WQ_ON").is_ok_and(|list| list.split(',').any(|flag| flag == name))
}
