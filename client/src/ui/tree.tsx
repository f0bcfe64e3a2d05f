import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Tree as AriaTree, TreeItem, TreeItemContent, type Key } from 'react-aria-components/Tree';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import styles from './tree.module.css';

export interface TreeNode {
  id: string;
  label: string;
  /** Quiet words after the label, such as a kind or a number. */
  note?: string;
  children?: readonly TreeNode[];
}

export interface TreeProps {
  label: string;
  nodes: readonly TreeNode[];
  selected?: string;
  onSelect?: (id: string) => void;
  expanded?: ReadonlySet<string>;
  defaultExpanded?: readonly string[];
  onExpandedChange?: (expanded: ReadonlySet<string>) => void;
}

export function Tree(props: TreeProps): ReactNode {
  const { label, nodes, selected, onSelect, expanded, defaultExpanded, onExpandedChange } = props;
  return (
    <AriaTree
      aria-label={label}
      className={styles.tree ?? ''}
      items={nodes}
      selectionMode={onSelect === undefined ? 'none' : 'single'}
      selectionBehavior="replace"
      selectedKeys={selected === undefined ? [] : [selected]}
      onSelectionChange={(keys) => {
        if (keys !== 'all') for (const key of keys) onSelect?.(String(key));
      }}
      {...(expanded === undefined ? {} : { expandedKeys: expanded })}
      {...(defaultExpanded === undefined ? {} : { defaultExpandedKeys: defaultExpanded })}
      onExpandedChange={(keys: Set<Key>) => onExpandedChange?.(new Set([...keys].map(String)))}
    >
      {(node) => <Branch node={node} />}
    </AriaTree>
  );
}

function Branch({ node }: { node: TreeNode }): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <TreeItem id={node.id} textValue={node.label} className={styles.item ?? ''}>
      <TreeItemContent>
        {({ hasChildItems, isExpanded }) => (
          <div className={styles.line}>
            {hasChildItems ? (
              <AriaButton slot="chevron" className={styles.chevron ?? ''} aria-label={t('expand')}>
                <Icon name={isExpanded ? 'down' : 'right'} size={16} />
              </AriaButton>
            ) : (
              <span className={styles.chevron} />
            )}
            <span className={styles.label}>{node.label}</span>
            {node.note === undefined ? null : <small>{node.note}</small>}
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children ?? []}>{(child) => <Branch node={child} />}</Collection>
    </TreeItem>
  );
}
