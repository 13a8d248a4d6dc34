/** A success that needs more than a body: cookies to set, or headers. */
export class Reply<Body> {
	readonly body: Body;
	readonly cookies: readonly string[];

	constructor(body: Body, options: { cookies: readonly string[] }) {
		this.body = body;
		this.cookies = options.cookies;
	}
}
