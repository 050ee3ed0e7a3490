// Turns hits and fields into findings: validators, placeholders, synthetic markers,
// context and neighbours, added up as log-odds, each term kept as a reason. The only
// place that sees values and lets none out.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/catalog.hpp"
#include "rules/field.hpp"
#include "rules/finding.hpp"
#include "rules/line_matcher.hpp"

namespace phiward {

struct Candidate;

// What is judged. Borrows; the caller keeps both alive during the call.
struct Document {
  std::string_view text;
  std::string_view path;  // empty if there is none
  Surface surface = Surface::blob;
  bool of_patients = false;             // the line matcher saw a word of patients or their care
  bool of_members = false;              // likewise one of members
  bool of_health = false;               // of a section: its document begins with words of care
  std::span<const Span> passages = {};  // the line matcher saw what may be a word of patients:
                                        // whole lines around it, in order
  // The words of formats that the line matcher saw; none: it was not asked to look for them.
  std::optional<std::span<const std::string_view>> markers = {};
};

// Confidence at or above which a finding has an outcome; below `info` it is dropped.
struct Thresholds {
  double block = 0.85;
  double warn = 0.50;
  double info = 0.20;
};

// Keyed hash, in hex, of an identifier class and a normalised value. Must be callable
// from several threads.
using Fingerprinter = std::function<std::string(Identifier, std::string_view)>;

// Const methods may be called from several threads at once.
class Judge {
 public:
  // REQUIRES: `catalog` outlives the judge.
  Judge(const Catalog& catalog, Thresholds thresholds, Fingerprinter fingerprint);
  ~Judge();
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  // Findings by byte_start, at most one for any byte of the text (the more confident
  // one stays). Neither input need be sorted.
  [[nodiscard]] std::vector<Finding> judge(const Document& document, std::span<const Hit> hits,
                                           std::span<const Field> fields) const;

  // Whether it is the value of the finding, in any case and punctuation.
  [[nodiscard]] bool is_value_of(const Finding& finding, std::string_view value) const;

 private:
  // REQUIRES: every candidate has an outcome.
  [[nodiscard]] std::vector<Finding> findings_of(std::string_view text,
                                                 const std::vector<Candidate>& candidates) const;

  struct Index;
  Thresholds thresholds_;
  Fingerprinter fingerprint_;
  std::unique_ptr<Index> index_;
};

}  // namespace phiward
