#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "reports/html/sections.hpp"
#include "reports/wording.hpp"

namespace phiward {
namespace {

struct Step {
  std::string_view what;
  std::string why;
};

constexpr std::chrono::days kNoticeLimit{60};  // 45 CFR 164.404(b), from discovery

std::string clock_sentence(const AuditReport& report) {
  const auto day = day_of(report.started);
  if (!day) return {};
  return " Counted from the day of this audit, day 60 is " + in_words(*day + kNoticeLimit) +
         "; if anyone knew, or should have known, earlier, it is earlier.";
}

std::vector<Step> steps_after_findings(const AuditReport& report) {
  return {
      {"Tell the privacy officer today.",
       "Whether this is a breach that must be notified is theirs to judge: it is presumed one "
       "unless a risk assessment shows a low probability of compromise (45 CFR 164.402). Notice "
       "to individuals is due without unreasonable delay and within 60 calendar days of "
       "discovery (45 CFR 164.404(b))." +
           clock_sentence(report)},
      {"Write down who could read it.",
       "Before anything is changed, close access to the repository and keep what shows who could "
       "read or copy it: members, clones, forks, backups, build systems."},
      {"Rewrite the history; deleting the file is not enough.",
       "A further commit that removes a file leaves every earlier version in place. The values "
       "are gone only when all branches and tags are rewritten (git filter-repo), the server has "
       "dropped the old objects, and every clone, fork and cache is replaced."},
      {"Replace what can be replaced.",
       "Have account, member and card numbers reissued where possible, and revoke any password "
       "or token that stood beside them."},
      {"Close the gap, then audit again.",
       "Record which control missed it and what now prevents it: the push gate on every "
       "repository, made-up test data, training. A complete audit without findings is the proof."},
  };
}

std::vector<Step> steps_before_certainty() {
  return {{"Look at each place above, with someone who may see patient data.",
           "Each value may be a patient's or may not. If one is, all that follows applies."}};
}

std::vector<Step> steps_for_gaps() {
  return {{"Account for what was not looked at.",
           "For missing objects, audit a complete copy of the repository. For files that are too "
           "large or unreadable, have a person look, and write down the result. Until then this "
           "report does not show that the rest is clean."}};
}

std::vector<Step> steps_when_empty() {
  return {{"Check what was named as the target.",
           "No branch, commit or file was found there, so this report says nothing."}};
}

std::vector<Step> steps_when_clean() {
  return {{"Keep this report.",
           "It is evidence of diligence. Records that HIPAA requires are kept for six years (45 "
           "CFR 164.316(b)(2)(i))."},
          {"Keep the gate on, and audit again.",
           "A complete audit speaks for its day and its rules: new pushes and new rules call for "
           "a new one."}};
}

std::vector<Step> steps_for(const AuditReport& report, const Verdict& verdict) {
  std::vector<Step> steps;
  const auto append = [&steps](const std::vector<Step>& more) {
    steps.insert(steps.end(), more.begin(), more.end());
  };
  const bool found = verdict.identifying > 0 || verdict.needing_look > 0;
  if (found && verdict.identifying == 0) append(steps_before_certainty());
  if (found) append(steps_after_findings(report));
  if (verdict.gaps > 0) append(steps_for_gaps());
  if (steps.empty()) append(verdict.looked_at_anything ? steps_when_clean() : steps_when_empty());
  return steps;
}

}  // namespace

void write_guidance(Markup& markup, const AuditReport& report, const Verdict& verdict) {
  markup.nest({"section", "", {{"id", "next"}}}, [&] {
    markup.leaf({"h2"}, "What to do next");
    markup.nest({"ol", "steps"}, [&] {
      for (const Step& step : steps_for(report, verdict)) {
        markup.nest({"li"}, [&] {
          markup.leaf({"strong"}, step.what);
          markup.literal(" ");
          markup.text(step.why);
        });
      }
    });
  });
}

}  // namespace phiward
