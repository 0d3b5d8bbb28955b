import { existsSync } from 'node:fs'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { sortName } from '../../api/model/names.ts'
import { readScaleSet } from '../scale/readScaleSet.ts'
import { type FloorResolvers, serveFloor } from './schema.ts'

const tables = `
  CREATE TABLE entry (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL, sort_name TEXT NOT NULL,
    revision INTEGER NOT NULL, changed_in INTEGER NOT NULL, created INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, degree INTEGER NOT NULL);
  CREATE TABLE relation (source INTEGER NOT NULL, target INTEGER NOT NULL, type TEXT NOT NULL, spell INTEGER NOT NULL, since INTEGER);
`
const indexes = `
  CREATE INDEX entry_kind ON entry(kind, sort_name, id);
  CREATE INDEX entry_name ON entry(sort_name, id);
  CREATE INDEX relation_source ON relation(source, type);
  CREATE INDEX relation_target ON relation(target, type);
  CREATE INDEX relation_since ON relation(type, since);
  UPDATE entry SET degree = (SELECT count(*) FROM relation WHERE source = entry.key) + (SELECT count(*) FROM relation WHERE target = entry.key);
`

async function build(file: string, scaleSet: string): Promise<void> {
  const { entries, relations } = await readScaleSet(scaleSet)
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec(`${tables} BEGIN`)
  const putEntry = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, 1, 1, 1, 0, 99999999, 0)')
  const keys = new Map<string, number>()
  for (const [index, { id, name }] of entries.entries()) {
    keys.set(id, index + 1)
    putEntry.run(index + 1, id, id.slice(0, id.indexOf(':')), name, sortName(name))
  }
  const putRelation = db.prepare('INSERT INTO relation VALUES (?, ?, ?, ?, ?)')
  for (const { from, to, type, spell, since } of relations) {
    const year = since === undefined ? null : Number(since.slice(0, 4))
    putRelation.run(keys.get(from) ?? 0, keys.get(to) ?? 0, type, spell, year)
  }
  db.exec(`${indexes} COMMIT; PRAGMA optimize`)
  db.close()
}

const columns =
  'id, kind, name, sort_name AS sortName, revision, changed_in AS changedIn, degree, created, since, until'

function resolversOf(db: DatabaseSyncInstance): FloorResolvers {
  const byId = db.prepare(`SELECT ${columns} FROM entry WHERE id = ?`)
  const neighbors = db.prepare(`SELECT e.${columns.replaceAll(', ', ', e.')} FROM (
      SELECT target AS other, spell FROM relation WHERE source = (SELECT key FROM entry WHERE id = :id) AND type = :type
      UNION ALL SELECT source, spell FROM relation WHERE target = (SELECT key FROM entry WHERE id = :id) AND type = :type
    ) JOIN entry e ON e.key = other ORDER BY e.sort_name, e.id, spell LIMIT :first`)
  const total =
    db.prepare(`SELECT (SELECT count(*) FROM relation WHERE source = (SELECT key FROM entry WHERE id = :id) AND type = :type)
    + (SELECT count(*) FROM relation WHERE target = (SELECT key FROM entry WHERE id = :id) AND type = :type) AS total`)
  const search = db.prepare(
    `SELECT ${columns} FROM entry WHERE sort_name >= ? AND sort_name < ? ORDER BY sort_name, id LIMIT ?`,
  )
  const list = db.prepare(
    `SELECT ${columns} FROM entry WHERE kind = ? AND (sort_name, id) > (?, ?) ORDER BY sort_name, id LIMIT ?`,
  )
  const query = {
    lookup: (_: unknown, { id }: { id: string }) => byId.get(id),
    neighbors: (
      _: unknown,
      { id, type, first, ...ask }: { id: string; type: string; first: number; total: boolean },
    ) => ({
      entries: neighbors.all({ id, type, first }),
      total: ask.total ? (total.get({ id, type }) as { total: number }).total : null,
    }),
    search: (_: unknown, { prefix, first }: { prefix: string; first: number }) =>
      search.all(prefix, `${prefix}\u{10ffff}`, first),
    list: (
      _: unknown,
      {
        kind,
        first,
        afterName,
        afterId,
      }: { kind: string; first: number; afterName?: string; afterId?: string },
    ) => ({
      entries: list.all(kind, afterName ?? '', afterId ?? '', first),
    }),
    shortestPath: shortestPath(db),
    ...analysis(db),
  }
  return {
    Query: query,
    Entry: {
      neighbors: ({ id }: { id: string }, { type, first }: { type: string; first: number }) =>
        neighbors.all({ id, type, first }),
    },
    Mutation: writing(db),
  }
}

function analysis(db: DatabaseSyncInstance) {
  const filtered = db.prepare(
    `SELECT ${columns} FROM entry WHERE kind = ? AND name >= ? AND name < ? ORDER BY sort_name, id LIMIT ?`,
  )
  const partiesTo =
    "SELECT source FROM relation WHERE type = 'party-to' AND target = (SELECT key FROM entry WHERE id = ?)"
  const both = db.prepare(
    `SELECT ${columns} FROM entry WHERE kind = 'state' AND key IN (${partiesTo} INTERSECT ${partiesTo}) ORDER BY sort_name, id LIMIT ?`,
  )
  const byKind = db.prepare(
    'SELECT kind, count(*) AS count FROM entry GROUP BY kind ORDER BY count DESC LIMIT ?',
  )
  const perYear = db.prepare(
    `SELECT r.since AS year, count(*) AS began FROM relation r JOIN entry e ON e.key = r.target
     WHERE r.type = 'party-to' AND r.since BETWEEN ? AND ? AND e.kind = 'treaty' GROUP BY r.since ORDER BY r.since`,
  )
  const after = (prefix: string) => `${prefix}\u{10ffff}`
  return {
    filtered: (_: unknown, { kind, prefix, first }: { kind: string; prefix: string; first: number }) =>
      filtered.all(kind, prefix, after(prefix), first),
    partiesToBoth: (_: unknown, { first, second, count }: { first: string; second: string; count: number }) =>
      both.all(first, second, count),
    countByKind: (_: unknown, { first }: { first: number }) => byKind.all(first),
    beganPerYear: (_: unknown, { from, to }: { from: number; to: number }) => perYear.all(from, to),
  }
}

function writing(db: DatabaseSyncInstance) {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const putEntry = db.prepare("INSERT INTO entry VALUES (NULL, ?, 'topic', ?, ?, 1, 1, 1, 0, 99999999, 0)")
  const putRelation = db.prepare(
    "INSERT INTO relation SELECT (SELECT key FROM entry WHERE id = ?), ?, 'concerns', 1, NULL",
  )
  return {
    write: (_: unknown, { id, name, to }: { id: string; name: string; to: string }) => {
      begin.run()
      const { lastInsertRowid } = putEntry.run(id, name, sortName(name))
      putRelation.run(to, lastInsertRowid)
      commit.run()
      return true
    },
    takeAway: () => {
      const written = "SELECT key FROM entry WHERE name = 'Written by a measurement'"
      db.exec(`DELETE FROM relation WHERE target IN (${written})`)
      db.exec(`DELETE FROM entry WHERE key IN (${written})`)
      return true
    },
  }
}

/** Breadth-first from both ends, a query for each level: what one writes by hand over these tables. */
function shortestPath(db: DatabaseSyncInstance) {
  const key = db.prepare('SELECT key FROM entry WHERE id = ?')
  const names = db.prepare('SELECT key, id FROM entry WHERE key IN (SELECT value FROM json_each(?))')
  const level = (filter: string) =>
    db.prepare(`SELECT source AS at, target AS next FROM relation ${filter ? 'JOIN entry e ON e.key = target' : ''} WHERE source IN (SELECT value FROM json_each(:keys)) ${filter}
      UNION ALL SELECT target, source FROM relation ${filter ? 'JOIN entry e ON e.key = source' : ''} WHERE target IN (SELECT value FROM json_each(:keys)) ${filter}`)
  const all = level('')
  const stateless = level("AND (e.kind <> 'state' OR e.key = :goal)")
  return (
    _: unknown,
    {
      from,
      to,
      maxHops,
      withoutStates,
    }: { from: string; to: string; maxHops: number; withoutStates: boolean },
  ) => {
    const ends = [from, to].map((id) => (key.get(id) as { key: number }).key) as [number, number]
    const seen = ends.map((end) => new Map<number, number>([[end, 0]])) as [
      Map<number, number>,
      Map<number, number>,
    ]
    const frontiers: [number[], number[]] = [[ends[0]], [ends[1]]]
    for (let hops = 0; hops < maxHops; hops++) {
      const side = frontiers[0].length <= frontiers[1].length ? 0 : 1
      const keys = JSON.stringify(frontiers[side])
      const next: number[] = []
      const rows = withoutStates
        ? stateless.iterate({ keys, goal: ends[1 - side] as number })
        : all.iterate({ keys })
      for (const row of rows) {
        const { at, next: found } = row as { at: number; next: number }
        if (seen[side].has(found)) continue
        seen[side].set(found, at)
        next.push(found)
        if (!seen[1 - side]?.has(found)) continue
        const path = [found]
        for (let step = seen[0].get(found); step; step = seen[0].get(step)) path.unshift(step)
        for (let step = seen[1].get(found); step; step = seen[1].get(step)) path.push(step)
        const ids = new Map(
          (names.all(JSON.stringify(path)) as { key: number; id: string }[]).map((row) => [row.key, row.id]),
        )
        return path.map((step) => ids.get(step))
      }
      frontiers[side] = next
    }
    return []
  }
}

const [file = '', scaleSet = ''] = process.argv.slice(2)
if (!existsSync(file)) await build(file, scaleSet)
const database = new DatabaseSync(file)
database.exec('PRAGMA synchronous = FULL')
await serveFloor(resolversOf(database))
