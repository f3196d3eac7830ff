/** A name never leaves the folder: the registry is data, and data may be wrong. */
export const modelFileName = /^[\w-][\w.-]*$/;
