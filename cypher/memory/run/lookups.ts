/**
 * How often the store was asked: one for each node or relationship that an operator takes up, for each reading of its properties or
 * labels, and for each change. PROFILE takes differences of it; nobody sets it back.
 */
export const lookups = { count: 0 };
