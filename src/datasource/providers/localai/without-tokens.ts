const HUGGING_FACE_TOKEN = /\bhf_[A-Za-z0-9]{8,}/g;

/** A text of a training without the Hugging Face tokens that its job may have been given. */
export const withoutTokens = (text: string): string => text.replace(HUGGING_FACE_TOKEN, '[redacted]');
