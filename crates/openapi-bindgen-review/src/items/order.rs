//! Whether what both lists have stands in the same order in both.

/// The common elements in the order of each list.
pub(crate) fn common<'a, K: Ord + Copy + 'a>(old: &[K], new: &[K]) -> (Vec<K>, Vec<K>) {
    let in_old: std::collections::BTreeSet<K> = old.iter().copied().collect();
    let in_new: std::collections::BTreeSet<K> = new.iter().copied().collect();
    (
        old.iter().copied().filter(|key| in_new.contains(key)).collect(),
        new.iter().copied().filter(|key| in_old.contains(key)).collect(),
    )
}

/// Whether the common elements stand in the same order.
pub(crate) fn same<K: Ord + Copy>(old: &[K], new: &[K]) -> bool {
    let (old, new) = common(old, new);
    old == new
}
