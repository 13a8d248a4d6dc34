/** How entities of people keep a `StoredFile`. */
export const storedFileAttribute = {
	type: 'map',
	properties: {
		fileId: { type: 'string', required: true },
		name: { type: 'string', required: true },
		size: { type: 'number', required: true },
		contentType: { type: 'string', required: true },
	},
} as const;
