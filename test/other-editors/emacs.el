;;; A session in Emacs with Eglot as docs/editors.md configures it: opens a message, shows what was found, applies a fix, saves.
;; emacs --batch -l test/other-editors/emacs.el, with FOLDER, FILE and PROGRAM in the environment

(when (fboundp 'package-initialize) (package-initialize))
(require 'eglot)
(require 'cl-lib)

(define-derived-mode outreach-mode text-mode "Outreach")
(add-to-list 'auto-mode-alist '("\\.outreach\\.\\(md\\|txt\\|html\\)\\'" . outreach-mode))
(add-to-list 'eglot-server-programs
             (list 'outreach-mode "node" (getenv "PROGRAM") "lsp" "--stdio"))

(setq default-directory (file-name-as-directory (getenv "FOLDER"))
      eglot-sync-connect 20
      eglot-confirm-server-initiated-edits nil)

(defun say (format &rest values) (princ (concat (apply #'format format values) "\n")))
(defun fail (text) (say "FAILED: %s" text) (kill-emacs 1))
(defun found (text)
  (cl-find-if (lambda (each) (string-match-p (regexp-quote text) (flymake-diagnostic-text each)))
              (flymake-diagnostics)))
(defun until (what)
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall what)) (< (float-time) end))
      (accept-process-output nil 0.1)
      (flymake-start))
    (funcall what)))

(find-file (getenv "FILE"))
(apply #'eglot--connect (eglot--guess-contact))
(flymake-mode 1)
(unless (until (lambda () (found "20% off"))) (fail "nothing was found in 20 seconds"))
(let* ((diagnostic (found "20% off"))
       (begin (flymake-diagnostic-beg diagnostic))
       (end (flymake-diagnostic-end diagnostic)))
  (say "line %d: %s" (line-number-at-pos begin) (flymake-diagnostic-text diagnostic))
  (let* ((range (list :start (eglot--pos-to-lsp-position begin) :end (eglot--pos-to-lsp-position end)))
         (lsp (cdr (assoc 'eglot-lsp-diag (flymake-diagnostic-data diagnostic))))
         (actions (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                  (list :textDocument (eglot--TextDocumentIdentifier)
                                        :range range
                                        :context (list :diagnostics (vector lsp)))))
         (action (cl-find-if (lambda (each)
                               (and (plist-get each :edit) (string-match-p "Remove" (plist-get each :title))))
                             actions)))
    (unless action (fail "no fix was offered"))
    (say "fix: %s" (plist-get action :title))
    (eglot--apply-workspace-edit (plist-get action :edit))))
(save-buffer)
(unless (until (lambda () (not (found "20% off")))) (fail "it is still found after the fix"))
(say "gone after the fix")
(eglot-shutdown (eglot--current-server-or-lose))
(kill-emacs 0)
