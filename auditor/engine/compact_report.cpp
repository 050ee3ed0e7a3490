#include "auditor/engine/compact_report.hpp"

#include <memory>
#include <unordered_map>
#include <utility>

namespace phiward {
namespace {

template <class Word>
void write_word(CompactWriter& out, Word word) {
  out.number(static_cast<std::uint64_t>(word));
}

template <class Word>
Word read_word(CompactReader& in, Word last) {
  return static_cast<Word>(in.number_up_to(static_cast<std::uint64_t>(last)));
}

template <class Item>
void write_all(CompactWriter& out, const std::vector<Item>& items,
               void (*write)(CompactWriter&, const Item&)) {
  out.number(items.size());
  for (const Item& item : items) write(out, item);
}

// `least`: the bytes that each takes at least, so that a false count asks for little memory.
template <class Item>
std::vector<Item> read_all(CompactReader& in, Item (*read)(CompactReader&), std::size_t least = 1) {
  std::vector<Item> items(in.count(least));
  for (Item& item : items) item = read(in);
  return items;
}

void write_text(CompactWriter& out, const std::string& text) { out.text(text); }

std::string read_text(CompactReader& in) { return in.text(); }

void write_finding(CompactWriter& out, const Finding& finding) {
  out.text(finding.rule);
  out.text(finding.title);
  write_word(out, finding.identifier);
  write_word(out, finding.outcome);
  write_word(out, finding.subject);
  out.real(finding.confidence);
  out.number(finding.byte_start);
  out.number(finding.byte_end);
  out.number(finding.line);
  out.number(finding.column);
  out.text(finding.field);
  out.text(finding.preview);
  out.text(finding.fingerprint);
  out.text(finding.individual);
  write_all(out, finding.reasons, write_text);
}

constexpr std::size_t kLeastFinding = 20;
constexpr std::uint64_t kFirst = 2;  // number of an exposure

Finding read_finding(CompactReader& in) {
  constexpr std::uint32_t kMost = ~std::uint32_t{0};
  Finding finding;
  finding.rule = in.text();
  finding.title = in.text();
  finding.identifier = read_word(in, Identifier::schema);
  finding.outcome = read_word(in, Outcome::info);
  finding.subject = read_word(in, Subject::unknown);
  finding.confidence = in.real();
  finding.byte_start = in.number();
  finding.byte_end = in.number();
  finding.line = static_cast<std::uint32_t>(in.number_up_to(kMost));
  finding.column = static_cast<std::uint32_t>(in.number_up_to(kMost));
  finding.field = in.text();
  finding.preview = in.text();
  finding.fingerprint = in.text();
  finding.individual = in.text();
  finding.reasons = read_all(in, read_text);
  return finding;
}

void write_names(CompactWriter& out, const NameList& list) {
  out.number(list.count);
  write_all(out, list.names, write_text);
}

NameList read_names(CompactReader& in) {
  NameList list;
  list.count = in.number();
  list.names = read_all(in, read_text);
  return list;
}

// Each different one stands once, as texts do.
class ExposureWriter {
 public:
  explicit ExposureWriter(CompactWriter& out) : out_(out) {}

  // 0: none; 1: a new one follows; others: one that came before.
  void write(const std::shared_ptr<const Exposure>& exposure) {
    if (!exposure) return out_.number(0);
    const auto [known, added] = known_.try_emplace(exposure.get(), known_.size() + kFirst);
    if (!added) return out_.number(known->second);
    out_.number(1);
    out_.text(exposure->last_commit);
    write_names(out_, exposure->tips);
    write_names(out_, exposure->refs);
    write_names(out_, exposure->other_paths);
    out_.number(exposure->moved ? 1 : 0);
  }

 private:
  CompactWriter& out_;
  std::unordered_map<const Exposure*, std::uint64_t> known_;
};

class ExposureReader {
 public:
  explicit ExposureReader(CompactReader& in) : in_(in) {}

  std::shared_ptr<const Exposure> read() {
    const std::uint64_t number = in_.number_up_to(known_.size() + kFirst - 1);
    if (number == 0) return nullptr;
    if (number >= kFirst) return known_[number - kFirst];
    Exposure exposure;
    exposure.last_commit = in_.text();
    exposure.tips = read_names(in_);
    exposure.refs = read_names(in_);
    exposure.other_paths = read_names(in_);
    exposure.moved = in_.number_up_to(1) != 0;
    return known_.emplace_back(std::make_shared<const Exposure>(std::move(exposure)));
  }

 private:
  CompactReader& in_;
  std::vector<std::shared_ptr<const Exposure>> known_;
};

void write_located(CompactWriter& out, const LocatedFinding& located, ExposureWriter& exposures) {
  write_finding(out, located.finding);
  write_word(out, located.surface);
  out.text(located.path);
  out.text(located.member);
  out.text(located.commit);
  out.text(located.blob);
  out.number(located.occurrences);
  exposures.write(located.exposure);
}

LocatedFinding read_located(CompactReader& in, ExposureReader& exposures) {
  LocatedFinding located;
  located.finding = read_finding(in);
  located.surface = read_word(in, Surface::identity);
  located.path = in.text();
  located.member = in.text();
  located.commit = in.text();
  located.blob = in.text();
  located.occurrences = in.number();
  located.exposure = exposures.read();
  return located;
}

void write_unscanned(CompactWriter& out, const Unscanned& unscanned) {
  for (const std::string* text :
       {&unscanned.kind, &unscanned.id, &unscanned.path, &unscanned.reason}) {
    out.text(*text);
  }
}

Unscanned read_unscanned(CompactReader& in) {
  Unscanned unscanned;
  for (std::string* text : {&unscanned.kind, &unscanned.id, &unscanned.path, &unscanned.reason}) {
    *text = in.text();
  }
  return unscanned;
}

constexpr std::uint64_t Coverage::*kFigures[] = {
    &Coverage::refs,  &Coverage::commits, &Coverage::trees, &Coverage::tags,
    &Coverage::blobs, &Coverage::paths,   &Coverage::bytes};

void write_gap(CompactWriter& out, const Gap& gap) {
  out.text(gap.member);
  out.text(gap.reason);
}

Gap read_gap(CompactReader& in) {
  Gap gap;
  gap.member = in.text();
  gap.reason = in.text();
  return gap;
}

void write_member(CompactWriter& out, const MemberFindings& found) {
  out.text(found.member);
  write_all(out, found.findings, write_finding);
  write_all(out, found.in_name, write_finding);
}

MemberFindings read_member(CompactReader& in) {
  MemberFindings found;
  found.member = in.text();
  found.findings = read_all(in, read_finding, kLeastFinding);
  found.in_name = read_all(in, read_finding, kLeastFinding);
  return found;
}

}  // namespace

void write(CompactWriter& out, const AuditReport& report) {
  out.text(report.target);
  for (const auto figure : kFigures) out.number(report.coverage.*figure);
  write_all(out, report.coverage.unscanned, write_unscanned);
  write_all(out, report.coverage.binary, write_unscanned);
  ExposureWriter exposures(out);
  out.number(report.findings.size());
  for (const LocatedFinding& located : report.findings) write_located(out, located, exposures);
}

AuditReport read_report(CompactReader& in) {
  AuditReport report;
  report.target = in.text();
  for (const auto figure : kFigures) report.coverage.*figure = in.number();
  report.coverage.unscanned = read_all(in, read_unscanned);
  report.coverage.binary = read_all(in, read_unscanned);
  ExposureReader exposures(in);
  report.findings.resize(in.count(kLeastFinding));
  for (LocatedFinding& located : report.findings) located = read_located(in, exposures);
  return report;
}

void write(CompactWriter& out, const Inspection& inspection) {
  write_all(out, inspection.findings, write_finding);
  write_all(out, inspection.members, write_member);
  write_all(out, inspection.gaps, write_gap);
  out.number(inspection.binary ? 1 : 0);
}

Inspection read_inspection(CompactReader& in) {
  Inspection inspection;
  inspection.findings = read_all(in, read_finding, kLeastFinding);
  inspection.members = read_all(in, read_member);
  inspection.gaps = read_all(in, read_gap);
  inspection.binary = in.number_up_to(1) != 0;
  return inspection;
}

PackedInspection::PackedInspection(const Inspection& inspection)
    : has_gaps_(!inspection.gaps.empty()) {
  if (inspection.unremarkable()) return;
  CompactWriter out;
  write(out, inspection);
  bytes_ = out.take();
  bytes_.shrink_to_fit();
}

PackedInspection PackedInspection::checked(std::string_view bytes) {
  CompactReader in(bytes);
  const Inspection inspection = read_inspection(in);
  in.expect_end();
  PackedInspection packed;
  packed.bytes_ = bytes;
  packed.has_gaps_ = !inspection.gaps.empty();
  return packed;
}

Inspection PackedInspection::unpacked() const {
  if (empty()) return {};
  CompactReader in(bytes_);
  return read_inspection(in);
}

}  // namespace phiward
