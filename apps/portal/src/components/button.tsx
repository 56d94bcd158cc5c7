import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  /** `filled` is the one next act of a page; every other act is plain or quiet. */
  readonly variant?: 'filled' | 'plain' | 'quiet';
  readonly isSmall?: boolean;
  /** Under way: shown as busy, and not to be pressed again. */
  readonly isUnderWay?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly 'aria-label'?: string;
  readonly onClick?: () => void;
  /** A page of the portal that the button leads to. */
  readonly to?: string;
  /** An address outside the portal's pages, such as a file. */
  readonly href?: string;
  readonly children: ReactNode;
}

/** A button, or a link that looks like one. */
export function Button({
  variant = 'filled',
  isSmall = false,
  isUnderWay = false,
  to,
  href,
  ...rest
}: Props) {
  const { type = 'button', disabled = false, onClick, children } = rest;
  const look = {
    className: 'button',
    'data-variant': variant,
    'data-small': isSmall,
    'aria-label': rest['aria-label'],
  };
  if (to !== undefined) {
    return (
      <Link {...look} to={to}>
        {children}
      </Link>
    );
  }
  if (href !== undefined) {
    return (
      <a {...look} href={href}>
        {children}
      </a>
    );
  }
  return (
    <button {...look} type={type} disabled={disabled || isUnderWay} aria-busy={isUnderWay} onClick={onClick}>
      {children}
    </button>
  );
}
