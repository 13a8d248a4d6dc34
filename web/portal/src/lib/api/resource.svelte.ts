import { onMount } from 'svelte';
import { failureWords } from './failure-words.ts';

export interface Resource<Data> {
	readonly data: Data | undefined;
	/** One sentence, in the language of the page. */
	readonly failure: string | undefined;
	readonly error: unknown;
	readonly loading: boolean;
	/** Loads again; what is shown stays until the answer is there. */
	refresh: () => void;
}

/**
 * Something of the API that a component shows. It is loaded when the component is mounted: pages are rendered ahead of
 * time, with the space for it. Everything else that a query library does, the portal does not need.
 *
 * @example
 * ```ts
 * const news = loadResource((signal) => publicClient.content.listNews({ signal }));
 * ```
 */
export function loadResource<Data>(load: (signal: AbortSignal) => Promise<Data>): Resource<Data> {
	let data = $state.raw<Data>();
	let error = $state.raw<unknown>();
	let loading = $state(true);
	let controller: AbortController | undefined;

	async function run() {
		controller?.abort();
		const { signal } = (controller = new AbortController());
		loading = true;
		try {
			const answer = await load(signal);
			if (signal.aborted) return;
			data = answer;
			error = undefined;
		} catch (cause) {
			if (signal.aborted) return;
			error = cause;
		}
		loading = false;
	}

	onMount(() => {
		void run();
		return () => controller?.abort();
	});

	return {
		get data() {
			return data;
		},
		get error() {
			return error;
		},
		get failure() {
			return error === undefined ? undefined : failureWords(error);
		},
		get loading() {
			return loading;
		},
		refresh: () => void run(),
	};
}
