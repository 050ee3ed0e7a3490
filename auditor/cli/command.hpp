// A subcommand: one file with one function, one row in main's table.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "auditor/policy/exit_status.hpp"
#include "auditor/policy/site.hpp"

namespace phiward {

using Action = std::function<ExitStatus()>;

// Adds a subcommand to `app`; parsing it sets `chosen` to what is to be done.
using AddCommand = void (*)(CLI::App& app, Action& chosen);

void add_audit_command(CLI::App& app, Action& chosen);
void add_explain_command(CLI::App& app, Action& chosen);
void add_gate_command(CLI::App& app, Action& chosen);
void add_ledger_command(CLI::App& app, Action& chosen);
void add_report_command(CLI::App& app, Action& chosen);
void add_rules_command(CLI::App& app, Action& chosen);
void add_scan_command(CLI::App& app, Action& chosen);

// --config and --state, which most commands take.
void add_site_options(CLI::App& command, SiteOptions& options);

}  // namespace phiward
