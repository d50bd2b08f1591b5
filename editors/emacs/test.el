;;; Emacs in batch mode with Eglot as a client: findings, an action.  -*- lexical-binding: t -*-
;; Run by editors/test.sh.
(unless (require 'eglot nil t)
  (princ "emacs: SKIPPED, it has no Eglot\n")
  (kill-emacs 0))
(require 'cl-lib)

;; As in docs/editors.md, with the program of this build.
(add-to-list 'eglot-server-programs `((js-mode json-mode js-json-mode json-ts-mode) . (,(getenv "AUTHLINT") "lsp")))

(defun findings ()
  "What Flymake shows."
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun shows (message)
  "Whether a finding has MESSAGE in it."
  (cl-some (lambda (text) (string-match-p message text)) (findings)))

(defun wait (what is-there)
  "Wait for WHAT, until IS-THERE."
  (with-timeout (20 (error "Waited in vain for %s: %s" what (findings)))
    (while (not (funcall is-there))
      (accept-process-output nil 0.05))))

(find-file (getenv "EXAMPLE"))
(apply #'eglot--connect (eglot--guess-contact))
(wait "findings" (lambda () (shows "is not the code placeholder")))

(goto-char (point-min))
(search-forward "{###}")
(goto-char (match-beginning 0))
;; A preferred action is the default; Eglot asks only if there are several.
(cl-letf (((symbol-function 'completing-read) (lambda (_prompt _titles _predicate _match _initial _history default) default)))
  (eglot-code-actions (point) nil "quickfix" t))
(wait "the edit" (lambda () (save-excursion (goto-char (point-min)) (search-forward "{####}" nil t))))
;; Eglot sends changes when Emacs is idle, which it never is in batch mode.
(eglot--signal-textDocument/didChange)
(wait "findings of the new text" (lambda () (not (shows "is not the code placeholder"))))
(unless (shows "PasswordPolcy") (error "The others are gone: %s" (findings)))
(princ "emacs: findings, an action\n")
(set-buffer-modified-p nil)
(kill-emacs 0)
