export const TEXT = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
