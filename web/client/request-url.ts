/** The address of a call: path parameters put in, the query appended; unset and empty values are left out. */
export function requestUrl(path: string, params: object | undefined, query: object | undefined): string {
	const values = new Map(Object.entries(params ?? {}));
	const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
		const value: unknown = values.get(name);
		if (typeof value !== 'string' || value === '')
			throw new TypeError(`missing path parameter ${name} of ${path}`);
		return encodeURIComponent(value);
	});
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query ?? {})) {
		if (value !== undefined && value !== null && value !== '') search.append(name, String(value));
	}
	const text = search.toString();
	return text === '' ? filled : `${filled}?${text}`;
}
