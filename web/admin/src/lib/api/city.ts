import { createQuery } from '@tanstack/svelte-query';
import { client } from './client.ts';

export const systemName = '志願服務整合資訊平台';

/** The city that this deployment serves. Call while a component is set up. */
export function cityName(): { readonly current: string } {
	const figures = createQuery(() => ({
		queryKey: ['figures'],
		queryFn: ({ signal }) => client.content.figures({ signal }),
		staleTime: Infinity,
	}));
	return {
		get current() {
			return figures.data?.cityName ?? '';
		},
	};
}
