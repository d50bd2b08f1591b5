//! Fingerprints, which identify a finding across runs even if lines move.

use std::collections::BTreeMap;

use crate::lint::report::Report;

/// The fingerprints of the findings of a document, in order: they depend on rule and member, not on the position.
pub(crate) fn fingerprints(path: &str, report: &Report) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let findings = report.findings().iter().map(|finding| {
        let what = format!("{}\n{path}\n{}", finding.rule().id(), report.pointer(finding));
        let times = seen.entry(what.clone()).or_default();
        *times += 1;
        format!("{:016x}", hash(&format!("{what}\n{times}")))
    });
    findings.collect()
}

/// The fingerprint for the findings of a document that a report does not list.
pub(crate) fn fingerprint_of_rest(path: &str) -> String {
    format!("{:016x}", hash(&format!("{path}\nnot listed")))
}

/// FNV-1a: the same on every machine and in every version, which the standard library's hash is not.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
