declare global {
	namespace App {}

	/** Address of the back office, given when the site is built. */
	const __ADMIN_ORIGIN__: string;
	/** The day in Taipei on which what the pages say was last changed. */
	const __UPDATED_ON__: string;
}

export {};
