/**
 * What is on the screen as a request body: a field left empty is a field not given, at any depth. The contract's schemas
 * then say 此欄位必填 for those that must be given.
 */
export function withoutEmpty<Value>(value: Value): Value {
	if (Array.isArray(value)) return value.map(withoutEmpty) as Value;
	if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
		return value;
	const kept = Object.entries(value)
		.filter(([, entry]) => entry !== '' && entry !== null && entry !== undefined)
		.map(([key, entry]) => [key, withoutEmpty(entry)]);
	return Object.fromEntries(kept) as Value;
}

/** The value at a dotted path (`registeredAddress.city`), or undefined. */
export function valueAt(values: unknown, path: string): unknown {
	return path.split('.').reduce<unknown>((current, key) => {
		return typeof current === 'object' && current !== null
			? (current as Record<string, unknown>)[key]
			: undefined;
	}, values);
}
