//! The rules, one a file. This list is kept by `UPDATE=1 cargo test --test repository`.

use crate::checker::Check;
use crate::rule::Rule;

pub(crate) mod apple_id_format;
pub(crate) mod apple_name_required;
pub(crate) mod apple_private_key_format;
pub(crate) mod apple_private_key_omitted_in_update;
pub(crate) mod apple_scopes_empty;
mod catalogue;
pub(crate) mod code_in_email_subject;
pub(crate) mod code_placeholder_missing;
pub(crate) mod contact_attribute_missing;
pub(crate) mod delivery_attribute_not_collected;
pub(crate) mod delivery_settings_ignored;
pub(crate) mod delivery_settings_missing;
pub(crate) mod domain_prefix_common;
pub(crate) mod domain_prefix_contains_reserved_word;
pub(crate) mod domain_prefix_invalid;
pub(crate) mod domain_prefix_reserved_word;
pub(crate) mod domain_prefix_with_environment;
pub(crate) mod duplicate_json_key;
pub(crate) mod duplicate_list_item;
pub(crate) mod email_message_too_large_for_parameter;
pub(crate) mod email_settings_incomplete;
pub(crate) mod empty_object;
pub(crate) mod empty_string;
pub(crate) mod foreign_document;
pub(crate) mod forgot_password_conflict;
pub(crate) mod forgot_password_deprecated;
pub(crate) mod guest_access_enabled;
pub(crate) mod guest_access_opened_by_update;
pub(crate) mod identity_pool_configs_ignored;
pub(crate) mod identity_pool_configs_missing;
pub(crate) mod identity_pool_name_cli_pattern;
pub(crate) mod identity_pool_removed_by_update;
pub(crate) mod immutable_member_in_update;
pub(crate) mod inline_secret;
pub(crate) mod invalid_directive;
pub(crate) mod invalid_enum_value;
pub(crate) mod invalid_type;
pub(crate) mod malformed_code_placeholder;
pub(crate) mod member_of_other_casing;
pub(crate) mod message_invalid_character;
pub(crate) mod message_length;
pub(crate) mod message_unusual_space;
pub(crate) mod mfa_not_enabled;
pub(crate) mod mfa_omitted_in_update;
pub(crate) mod mfa_on_in_update;
pub(crate) mod mfa_settings_ignored;
pub(crate) mod mfa_settings_without_mode;
pub(crate) mod mfa_sms_message_missing;
pub(crate) mod mfa_sms_only;
pub(crate) mod mfa_sms_phone_number_unverified;
pub(crate) mod mfa_sms_without_phone_number;
pub(crate) mod mfa_totp_with_phone_number;
pub(crate) mod mfa_types_missing;
pub(crate) mod misplaced_member;
pub(crate) mod missing_required_member;
pub(crate) mod name_pattern;
pub(crate) mod null_member;
pub(crate) mod oauth_admin_scope;
pub(crate) mod oauth_admin_scope_missing;
pub(crate) mod oauth_domain_prefix_missing;
pub(crate) mod oauth_implicit_grant;
pub(crate) mod oauth_openid_scope_missing;
pub(crate) mod oauth_scopes_empty;
pub(crate) mod oauth_settings_too_large;
pub(crate) mod oauth_update_partial;
pub(crate) mod oauth_update_removes;
pub(crate) mod password_character_classes_missing;
pub(crate) mod password_composition_rules;
pub(crate) mod password_constraints_missing;
pub(crate) mod password_constraints_removed_by_update;
pub(crate) mod password_length_reduced_by_update;
pub(crate) mod password_minimum_length_cli_limit;
pub(crate) mod password_minimum_length_not_integer;
pub(crate) mod password_minimum_length_range;
pub(crate) mod password_minimum_length_weak;
pub(crate) mod password_policy_missing;
pub(crate) mod password_update_partial;
pub(crate) mod placeholder_sent_literally;
pub(crate) mod placeholder_value;
pub(crate) mod policy_violation;
pub(crate) mod pool_name_invalid;
pub(crate) mod pool_name_non_ascii;
pub(crate) mod pool_name_with_environment;
pub(crate) mod redirect_uri_cognito_domain;
pub(crate) mod redirect_uri_fragment;
pub(crate) mod redirect_uri_host_as_scheme;
pub(crate) mod redirect_uri_host_missing;
pub(crate) mod redirect_uri_host_unlisted;
pub(crate) mod redirect_uri_insecure_http;
pub(crate) mod redirect_uri_invalid;
pub(crate) mod redirect_uri_localhost;
pub(crate) mod redirect_uri_loopback_ip;
pub(crate) mod redirect_uri_not_absolute;
pub(crate) mod redirect_uri_removed_by_update;
pub(crate) mod redirect_uri_scheme_misspelled;
pub(crate) mod redirect_uri_script_scheme;
pub(crate) mod redirect_uri_trailing_slash_missing;
pub(crate) mod redirect_uri_wildcard;
pub(crate) mod redirect_uris_empty;
pub(crate) mod redirect_uris_joined;
pub(crate) mod redirect_uris_too_many;
pub(crate) mod request_name_format;
pub(crate) mod required_attribute_updated_at;
pub(crate) mod required_attribute_zone_info;
pub(crate) mod shared;
pub(crate) mod sign_in_attribute_not_required;
pub(crate) mod sign_out_uri_fragment;
pub(crate) mod sign_out_uris_empty;
pub(crate) mod sms_message_line_break;
pub(crate) mod social_client_id_format;
pub(crate) mod social_client_id_unusual;
pub(crate) mod social_provider_incomplete;
pub(crate) mod social_provider_removed_by_update;
pub(crate) mod social_required_attribute_unavailable;
pub(crate) mod surrounding_whitespace;
pub(crate) mod syntax_error;
pub(crate) mod too_deep;
pub(crate) mod unknown_member;
pub(crate) mod untouched_skeleton;
pub(crate) mod unused_ignore;
pub(crate) mod username_placeholder_in_verification;
pub(crate) mod verification_link_not_supported;
pub(crate) mod verification_omitted;
pub(crate) mod yaml_boolean_word;
pub(crate) mod yaml_date;
pub(crate) mod yaml_number_notation;
pub(crate) mod yaml_several_documents;

/// All rules, sorted by id.
#[rustfmt::skip]
pub(crate) static ALL: &[&Rule] = &[
    &apple_id_format::RULE,
    &apple_name_required::RULE,
    &apple_private_key_format::RULE,
    &apple_private_key_omitted_in_update::RULE,
    &apple_scopes_empty::RULE,
    &code_in_email_subject::RULE,
    &code_placeholder_missing::RULE,
    &contact_attribute_missing::RULE,
    &delivery_attribute_not_collected::RULE,
    &delivery_settings_ignored::RULE,
    &delivery_settings_missing::RULE,
    &domain_prefix_common::RULE,
    &domain_prefix_contains_reserved_word::RULE,
    &domain_prefix_invalid::RULE,
    &domain_prefix_reserved_word::RULE,
    &domain_prefix_with_environment::RULE,
    &duplicate_json_key::RULE,
    &duplicate_list_item::RULE,
    &email_message_too_large_for_parameter::RULE,
    &email_settings_incomplete::RULE,
    &empty_object::RULE,
    &empty_string::RULE,
    &foreign_document::RULE,
    &forgot_password_conflict::RULE,
    &forgot_password_deprecated::RULE,
    &guest_access_enabled::RULE,
    &guest_access_opened_by_update::RULE,
    &identity_pool_configs_ignored::RULE,
    &identity_pool_configs_missing::RULE,
    &identity_pool_name_cli_pattern::RULE,
    &identity_pool_removed_by_update::RULE,
    &immutable_member_in_update::RULE,
    &inline_secret::RULE,
    &invalid_directive::RULE,
    &invalid_enum_value::RULE,
    &invalid_type::RULE,
    &malformed_code_placeholder::RULE,
    &member_of_other_casing::RULE,
    &message_invalid_character::RULE,
    &message_length::RULE,
    &message_unusual_space::RULE,
    &mfa_not_enabled::RULE,
    &mfa_omitted_in_update::RULE,
    &mfa_on_in_update::RULE,
    &mfa_settings_ignored::RULE,
    &mfa_settings_without_mode::RULE,
    &mfa_sms_message_missing::RULE,
    &mfa_sms_only::RULE,
    &mfa_sms_phone_number_unverified::RULE,
    &mfa_sms_without_phone_number::RULE,
    &mfa_totp_with_phone_number::RULE,
    &mfa_types_missing::RULE,
    &misplaced_member::RULE,
    &missing_required_member::RULE,
    &name_pattern::RULE,
    &null_member::RULE,
    &oauth_admin_scope::RULE,
    &oauth_admin_scope_missing::RULE,
    &oauth_domain_prefix_missing::RULE,
    &oauth_implicit_grant::RULE,
    &oauth_openid_scope_missing::RULE,
    &oauth_scopes_empty::RULE,
    &oauth_settings_too_large::RULE,
    &oauth_update_partial::RULE,
    &oauth_update_removes::RULE,
    &password_character_classes_missing::RULE,
    &password_composition_rules::RULE,
    &password_constraints_missing::RULE,
    &password_constraints_removed_by_update::RULE,
    &password_length_reduced_by_update::RULE,
    &password_minimum_length_cli_limit::RULE,
    &password_minimum_length_not_integer::RULE,
    &password_minimum_length_range::RULE,
    &password_minimum_length_weak::RULE,
    &password_policy_missing::RULE,
    &password_update_partial::RULE,
    &placeholder_sent_literally::RULE,
    &placeholder_value::RULE,
    &policy_violation::RULE,
    &pool_name_invalid::RULE,
    &pool_name_non_ascii::RULE,
    &pool_name_with_environment::RULE,
    &redirect_uri_cognito_domain::RULE,
    &redirect_uri_fragment::RULE,
    &redirect_uri_host_as_scheme::RULE,
    &redirect_uri_host_missing::RULE,
    &redirect_uri_host_unlisted::RULE,
    &redirect_uri_insecure_http::RULE,
    &redirect_uri_invalid::RULE,
    &redirect_uri_localhost::RULE,
    &redirect_uri_loopback_ip::RULE,
    &redirect_uri_not_absolute::RULE,
    &redirect_uri_removed_by_update::RULE,
    &redirect_uri_scheme_misspelled::RULE,
    &redirect_uri_script_scheme::RULE,
    &redirect_uri_trailing_slash_missing::RULE,
    &redirect_uri_wildcard::RULE,
    &redirect_uris_empty::RULE,
    &redirect_uris_joined::RULE,
    &redirect_uris_too_many::RULE,
    &request_name_format::RULE,
    &required_attribute_updated_at::RULE,
    &required_attribute_zone_info::RULE,
    &sign_in_attribute_not_required::RULE,
    &sign_out_uri_fragment::RULE,
    &sign_out_uris_empty::RULE,
    &sms_message_line_break::RULE,
    &social_client_id_format::RULE,
    &social_client_id_unusual::RULE,
    &social_provider_incomplete::RULE,
    &social_provider_removed_by_update::RULE,
    &social_required_attribute_unavailable::RULE,
    &surrounding_whitespace::RULE,
    &syntax_error::RULE,
    &too_deep::RULE,
    &unknown_member::RULE,
    &untouched_skeleton::RULE,
    &unused_ignore::RULE,
    &username_placeholder_in_verification::RULE,
    &verification_link_not_supported::RULE,
    &verification_omitted::RULE,
    &yaml_boolean_word::RULE,
    &yaml_date::RULE,
    &yaml_number_notation::RULE,
    &yaml_several_documents::RULE,
];

/// What each of them checks.
#[rustfmt::skip]
pub(crate) static CHECKS: &[&Check] = &[
    &apple_id_format::CHECK,
    &apple_name_required::CHECK,
    &apple_private_key_format::CHECK,
    &apple_private_key_omitted_in_update::CHECK,
    &apple_scopes_empty::CHECK,
    &code_in_email_subject::CHECK,
    &code_placeholder_missing::CHECK,
    &contact_attribute_missing::CHECK,
    &delivery_attribute_not_collected::CHECK,
    &delivery_settings_ignored::CHECK,
    &delivery_settings_missing::CHECK,
    &domain_prefix_common::CHECK,
    &domain_prefix_contains_reserved_word::CHECK,
    &domain_prefix_invalid::CHECK,
    &domain_prefix_reserved_word::CHECK,
    &domain_prefix_with_environment::CHECK,
    &duplicate_json_key::CHECK,
    &duplicate_list_item::CHECK,
    &email_message_too_large_for_parameter::CHECK,
    &email_settings_incomplete::CHECK,
    &empty_object::CHECK,
    &empty_string::CHECK,
    &foreign_document::CHECK,
    &forgot_password_conflict::CHECK,
    &forgot_password_deprecated::CHECK,
    &guest_access_enabled::CHECK,
    &guest_access_opened_by_update::CHECK,
    &identity_pool_configs_ignored::CHECK,
    &identity_pool_configs_missing::CHECK,
    &identity_pool_name_cli_pattern::CHECK,
    &identity_pool_removed_by_update::CHECK,
    &immutable_member_in_update::CHECK,
    &inline_secret::CHECK,
    &invalid_directive::CHECK,
    &invalid_enum_value::CHECK,
    &invalid_type::CHECK,
    &malformed_code_placeholder::CHECK,
    &member_of_other_casing::CHECK,
    &message_invalid_character::CHECK,
    &message_length::CHECK,
    &message_unusual_space::CHECK,
    &mfa_not_enabled::CHECK,
    &mfa_omitted_in_update::CHECK,
    &mfa_on_in_update::CHECK,
    &mfa_settings_ignored::CHECK,
    &mfa_settings_without_mode::CHECK,
    &mfa_sms_message_missing::CHECK,
    &mfa_sms_only::CHECK,
    &mfa_sms_phone_number_unverified::CHECK,
    &mfa_sms_without_phone_number::CHECK,
    &mfa_totp_with_phone_number::CHECK,
    &mfa_types_missing::CHECK,
    &misplaced_member::CHECK,
    &missing_required_member::CHECK,
    &name_pattern::CHECK,
    &null_member::CHECK,
    &oauth_admin_scope::CHECK,
    &oauth_admin_scope_missing::CHECK,
    &oauth_domain_prefix_missing::CHECK,
    &oauth_implicit_grant::CHECK,
    &oauth_openid_scope_missing::CHECK,
    &oauth_scopes_empty::CHECK,
    &oauth_settings_too_large::CHECK,
    &oauth_update_partial::CHECK,
    &oauth_update_removes::CHECK,
    &password_character_classes_missing::CHECK,
    &password_composition_rules::CHECK,
    &password_constraints_missing::CHECK,
    &password_constraints_removed_by_update::CHECK,
    &password_length_reduced_by_update::CHECK,
    &password_minimum_length_cli_limit::CHECK,
    &password_minimum_length_not_integer::CHECK,
    &password_minimum_length_range::CHECK,
    &password_minimum_length_weak::CHECK,
    &password_policy_missing::CHECK,
    &password_update_partial::CHECK,
    &placeholder_sent_literally::CHECK,
    &placeholder_value::CHECK,
    &policy_violation::CHECK,
    &pool_name_invalid::CHECK,
    &pool_name_non_ascii::CHECK,
    &pool_name_with_environment::CHECK,
    &redirect_uri_cognito_domain::CHECK,
    &redirect_uri_fragment::CHECK,
    &redirect_uri_host_as_scheme::CHECK,
    &redirect_uri_host_missing::CHECK,
    &redirect_uri_host_unlisted::CHECK,
    &redirect_uri_insecure_http::CHECK,
    &redirect_uri_invalid::CHECK,
    &redirect_uri_localhost::CHECK,
    &redirect_uri_loopback_ip::CHECK,
    &redirect_uri_not_absolute::CHECK,
    &redirect_uri_removed_by_update::CHECK,
    &redirect_uri_scheme_misspelled::CHECK,
    &redirect_uri_script_scheme::CHECK,
    &redirect_uri_trailing_slash_missing::CHECK,
    &redirect_uri_wildcard::CHECK,
    &redirect_uris_empty::CHECK,
    &redirect_uris_joined::CHECK,
    &redirect_uris_too_many::CHECK,
    &request_name_format::CHECK,
    &required_attribute_updated_at::CHECK,
    &required_attribute_zone_info::CHECK,
    &sign_in_attribute_not_required::CHECK,
    &sign_out_uri_fragment::CHECK,
    &sign_out_uris_empty::CHECK,
    &sms_message_line_break::CHECK,
    &social_client_id_format::CHECK,
    &social_client_id_unusual::CHECK,
    &social_provider_incomplete::CHECK,
    &social_provider_removed_by_update::CHECK,
    &social_required_attribute_unavailable::CHECK,
    &surrounding_whitespace::CHECK,
    &syntax_error::CHECK,
    &too_deep::CHECK,
    &unknown_member::CHECK,
    &untouched_skeleton::CHECK,
    &unused_ignore::CHECK,
    &username_placeholder_in_verification::CHECK,
    &verification_link_not_supported::CHECK,
    &verification_omitted::CHECK,
    &yaml_boolean_word::CHECK,
    &yaml_date::CHECK,
    &yaml_number_notation::CHECK,
    &yaml_several_documents::CHECK,
];
