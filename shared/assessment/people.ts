import type { Person } from '../policy/policy';

/** Whether two names are one person's as far as spelling tells; a role behind a comma doesn't count. */
export function isSamePerson(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Whether a name is among the people whom a policy names: by name, by name and role, or by the role alone. */
export function isAmong(name: string, people: readonly Person[]): boolean {
  return people.some(
    (person) => isSamePerson(person.name, name) || (person.role !== undefined && whole(person.role) === whole(name)),
  );
}

function plain(name: string): string {
  return whole(name.replace(/,[\s\S]*$/, ''));
}

function whole(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
