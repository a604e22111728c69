//! TLS: rustls with ring and the system's root certificates.

use std::sync::{Arc, OnceLock};

use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use super::{TransportError, TransportErrorKind};

/// The set-up, made once: reading the system's certificates takes a while.
/// The crypto provider is handed over, so that none has to be installed for
/// the whole process.
///
/// A system without any root certificate still speaks plain http; its https
/// requests fail when the server's certificate is checked.
///
/// # Errors
/// When ring does not support TLS 1.2 and 1.3, which does not happen.
pub(super) fn config() -> Result<ClientConfig, TransportError> {
    static CONFIG: OnceLock<Result<ClientConfig, rustls::Error>> = OnceLock::new();
    CONFIG.get_or_init(make).clone().map_err(|error| TransportError::new(TransportErrorKind::Setup, error))
}

fn make() -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
    Ok(match Verifier::new(provider) {
        Ok(verifier) => builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth(),
        Err(_) => builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth(),
    })
}
