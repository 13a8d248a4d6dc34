/**
 * Stands in for `devalue` in the browser. Kit's client writes the state of history entries with it (dates, maps and
 * cycles included, at 3 KB); the portal keeps none there, so JSON does. Data of a server, the other use, static pages do
 * not have: should one ever ask for it, it fails by name and not in silence.
 */
export function stringify(value: unknown): string {
	return JSON.stringify(value);
}

export function parse(text: string): unknown {
	return JSON.parse(text);
}

function refuse(): never {
	throw new Error('The portal has no server data: see plain-state.ts.');
}

export { refuse as stringifyAsync, refuse as uneval, refuse as unflatten };
