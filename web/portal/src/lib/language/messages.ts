/** Every sentence of the portal, in the language of the present page. Sources: `messages/<language>.json`. */
export * as m from '../../paraglide/messages.js';
