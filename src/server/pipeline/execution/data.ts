/**
 * An object of an answer. Whatever its keys are, `__proto__` among them, they are its own, because it inherits nothing. Objects
 * made with `Object.create(null)` would do as well, but V8 keeps those as hash tables, which take three times as long to make,
 * to walk and to write out.
 */
export class Data {
  [key: string]: unknown;
}

Object.setPrototypeOf(Data.prototype, null);
// Else an answer would have what its prototype has.
delete (Data.prototype as Partial<Pick<Data, 'constructor'>>).constructor;
