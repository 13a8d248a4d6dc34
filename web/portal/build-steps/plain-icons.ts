import type { Plugin } from 'vite';

interface IconData {
	node: [tag: string, attributes: Record<string, string>][];
}

/**
 * An icon of @lucide/svelte as the markup that it comes to. The portal sets size and width of lines, and an icon never
 * says anything by itself; the frame that draws one out of its data can do more, and costs the home page 2 KB.
 */
export function plainIcon(component: string): string {
	const data = /const iconData = (\{.*\});/.exec(component)?.[1];
	if (data === undefined)
		throw new Error('an icon of @lucide/svelte without its data: has the package changed?');
	const { node } = JSON.parse(data) as IconData;
	const shapes = node.map(([tag, attributes]) => {
		const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
		return `<${[tag, ...written].join(' ')} />`;
	});
	return `<script>
	const { size, strokeWidth } = $props();
</script>
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" width={size ?? 24} height={size ?? 24} stroke-width={strokeWidth ?? 2}>${shapes.join('')}</svg>`;
}

export const plainIcons: Plugin = {
	name: 'portal:plain-icons',
	enforce: 'pre',
	transform: {
		filter: { id: /@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/ },
		handler: (code) => ({ code: plainIcon(code), map: null }),
	},
};
