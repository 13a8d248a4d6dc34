declare global {
	namespace App {}

	/** Address of the back office, given when the site is built. */
	const __ADMIN_ORIGIN__: string;
	/** The day in Taipei on which the site was built. */
	const __BUILT_ON__: string;
}

export {};
