import { solveChallengeWorkers, type Challenge } from 'altcha/lib';
// Bundled as a file of the site itself: the policy allows workers from 'self' only, no blob.
import Pbkdf2Worker from 'altcha/workers/pbkdf2?worker';

export interface SolvedChallenge {
	/** Base64 JSON of the challenge and its solution: the `proof` of a request. */
	proof: string;
	/** When the server stops taking it. */
	expiresAt: Date | undefined;
}

/** Fetches a challenge and works out its solution in web workers, so that the page stays responsive. */
export async function solveChallenge(
	challengeUrl: string,
	controller: AbortController,
): Promise<SolvedChallenge> {
	const response = await fetch(challengeUrl, {
		signal: controller.signal,
		headers: { accept: 'application/json' },
	});
	if (!response.ok) throw new Error(`challenge answered ${response.status}`);
	const { parameters, signature } = (await response.json()) as Challenge;
	const solution = await solveChallengeWorkers({
		challenge: { parameters, signature },
		concurrency: Math.min(4, navigator.hardwareConcurrency || 1),
		controller,
		createWorker: () => new Pbkdf2Worker(),
	});
	if (solution === null) throw new Error('challenge was not solved in time');
	return {
		proof: btoa(JSON.stringify({ challenge: { parameters, signature }, solution })),
		expiresAt: parameters.expiresAt === undefined ? undefined : new Date(parameters.expiresAt * 1000),
	};
}
