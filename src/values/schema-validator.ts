/** What the validators look like that are generated from schema/. Types only. */

/** An error of ajv (https://ajv.js.org/api.html#error-objects), as far as messages use it. */
export interface SchemaError {
  /** JSON pointer into the data. */
  readonly instancePath: string;
  /** JSON pointer to the keyword in the schema. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** Set where the name of a property is what is wrong. */
  readonly propertyName?: string;
  /** The keyword's own value. */
  readonly schema?: unknown;
  /** The schema that the keyword stands in. */
  readonly parentSchema?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

export interface SchemaValidator {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}
