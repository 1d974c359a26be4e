// The parameters that a text uses. Pure.
const parameter = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?|(?<!\$)\$(?:([\p{L}_][\p{L}\p{N}_]*)|`([^`]+)`)/gu;

/** Names in the order in which they first stand, once each; comments and strings name none. */
export const parametersIn = (text: string): string[] => [...new Set([...text.matchAll(parameter)].map(([, bare, quoted]) => bare ?? quoted).filter((name) => name !== undefined))];
