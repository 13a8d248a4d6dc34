import { DomainError } from './errors.ts';

/** How one row of several fared, for acts in which a refused row stops no other. */
export interface Outcome {
	done: boolean;
	/** Why it was refused. */
	message?: string;
}

/** Waits for the work on one row; a refusal is its outcome, any other failure goes on. */
export async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
	try {
		await work;
		return { done: true };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { done: false, message: error.detail ?? error.title };
	}
}
