// One class per way a request can be refused before a database is asked; fields rather than prose. `problems.ts` turns them into status and words.

/** Parameters or the body are wrong. Each of `faults` is a sentence that names the parameter and what is allowed. */
export class WrongRequest extends Error {
  override readonly name = 'WrongRequest';
  constructor(readonly faults: readonly string[]) {
    super(faults.join(' '));
  }
}

/** No node bears the id, or none that the lens shows. `nearest` are ids that resemble it. */
export class UnknownId extends Error {
  override readonly name = 'UnknownId';
  constructor(message: string, readonly nearest: readonly string[]) {
    super(message);
  }
}

/** Nothing answers at this address. */
export class UnknownAddress extends Error {
  override readonly name = 'UnknownAddress';
}

/** The address exists, but not for this method. */
export class WrongMethod extends Error {
  override readonly name = 'WrongMethod';
  constructor(readonly method: string, readonly allowed: readonly string[]) {
    super(`${method} is not possible here. Use ${allowed.join(' or ')}.`);
  }
}

/** A request from where, or without what, it may not come. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';
}
