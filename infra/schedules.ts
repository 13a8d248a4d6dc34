/** What runs by the clock: EventBridge Scheduler in the cloud and croner on one machine read this table. */
export interface Schedule {
	/** The name of the Lambda in `infra/lambdas.ts`. */
	functionName: string;
	/** Five fields: minute, hour, day of month, month, day of week. */
	cron: string;
	timeZone: string;
	/** How long a run may take; half a minute unless told. */
	minutes?: number;
}

export const schedules: readonly Schedule[] = [
	// The stream delivers at once; this is for what it gave up on.
	{ functionName: 'outbox-sweep', cron: '*/5 * * * *', timeZone: 'Asia/Taipei' },
	// At the turn of a year all covers of the city end at once: each run goes on where the one before ran out of time.
	{ functionName: 'insurance-end', cron: '*/20 0-5 * * *', timeZone: 'Asia/Taipei', minutes: 15 },
];
