/** All words of the language in groups, each with its line of help. A press writes one where the caret is. */
import { useState } from 'react'
import { numberGroups, vectorGroup } from '../../editor/help'
import { type Dialect, type Word, wordsOf } from '../../editor/vocabulary'

interface WordListProps {
  readonly dialect: Dialect
  readonly text: string
  onPick(word: Word): void
}

export function WordList({ dialect, text, onPick }: WordListProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="code-words" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Names and functions</summary>
      {isOpen && (
        <div className="code-groups">
          {groupsOf(dialect, text).map(({ title, words }) => (
            <div key={title} role="group" aria-label={title}>
              <h2>{title}</h2>
              {words.map((word) => (
                <button
                  key={word.name}
                  type="button"
                  // The caret stays where it is.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onPick(word)}
                >
                  <code>{word.usage ?? word.name}</code> <span>{word.help}</span>
                </button>
              ))}
            </div>
          ))}
          <p className="field-note">
            <code>{'+ - * / % ^ |x|'}</code>; <code>{'a < b ? a : b'}</code> chooses; <code>#</code> begins a
            note.
          </p>
        </div>
      )}
    </details>
  )
}

interface Group {
  readonly title: string
  readonly words: readonly Word[]
}

/** What the text names itself comes first. */
function groupsOf(dialect: Dialect, text: string): Group[] {
  const words = [...wordsOf(dialect, text).values()]
  const ofKind = (...kinds: Word['kind'][]) => words.filter(({ kind }) => kinds.includes(kind))
  const groups: Group[] = [
    { title: 'Names here', words: ofKind('given', 'setting', 'state', 'local') },
    { title: 'Declarations', words: ofKind('declaration') },
    ...[vectorGroup, ...numberGroups].map(({ title, functions }) => ({
      title,
      words: words.filter(({ name, kind }) => kind === 'function' && Object.hasOwn(functions, name)),
    })),
    { title: 'Constants', words: ofKind('constant') },
  ]
  return groups.filter(({ words }) => words.length > 0)
}
