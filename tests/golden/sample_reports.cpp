#include "tests/golden/sample_reports.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace phiward::test {
namespace {

// `digits` hex digits that depend on `seed` alone (SplitMix64).
std::string hex_of(std::uint64_t seed, std::size_t digits) {
  std::string text;
  while (text.size() < digits) {
    seed += 0x9E3779B97F4A7C15;
    std::uint64_t word = seed;
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
    word ^= word >> 31;
    for (int nibble = 0; nibble < 16; ++nibble, word >>= 4) {
      text += "0123456789abcdef"[word & 15];
    }
  }
  text.resize(digits);
  return text;
}

std::string object_id(std::uint64_t seed) { return hex_of(seed, 40); }

AuditReport empty_report() {
  AuditReport report;
  report.version = "0.1.0";
  report.rules_digest = hex_of(1, 64);
  report.rules = 42;
  report.target = "/srv/git/river-clinic.git";
  report.started = "2026-11-23T14:42:14Z";
  report.seconds = 2.114;
  report.ledger_seq = 17;
  report.coverage.refs = 12;
  report.coverage.commits = 1204;
  report.coverage.trees = 9310;
  report.coverage.tags = 3;
  report.coverage.blobs = 70405;
  report.coverage.paths = 5120;
  report.coverage.bytes = 5'808'000'000;
  return report;
}

struct Place {
  Surface surface;
  const char* path;
  std::uint32_t line;
  std::uint64_t commit;  // seed of the commit id; 0 for none
};

struct Match {
  const char* title;
  Identifier identifier;
  Outcome outcome;
  Subject subject;
  double confidence;
  const char* field;
  const char* preview;
  std::vector<std::string> reasons;
};

LocatedFinding located(std::uint64_t value, const Place& place, const Match& match) {
  LocatedFinding result;
  Finding& finding = result.finding;
  finding.rule = "sample-" + std::string(to_string(match.identifier));
  finding.title = match.title;
  finding.identifier = match.identifier;
  finding.outcome = match.outcome;
  finding.subject = match.subject;
  finding.confidence = match.confidence;
  finding.byte_start = place.line * std::uint64_t{40};
  finding.byte_end = finding.byte_start + std::string_view(match.preview).size();
  finding.line = place.line;
  finding.column = 9;
  finding.field = match.field;
  finding.preview = match.preview;
  finding.fingerprint = hex_of(value, 64);
  finding.individual = hex_of(value % 3, 64);
  finding.reasons = match.reasons;
  result.surface = place.surface;
  result.path = place.path;
  result.commit = place.commit == 0 ? "" : object_id(place.commit);
  result.blob = object_id(value + 500);
  return result;
}

const Match kSsn{"Social Security number",
                 Identifier::ssn,
                 Outcome::block,
                 Subject::patient,
                 0.97,
                 "PID-19",
                 "###-##-####",
                 {"dashed SSN in an issued area", "field PID-19"}};
const Match kName{"Patient name", Identifier::name, Outcome::block, Subject::patient,
                  0.91,           "PID-5",          "XXXXX^XXXXXX", {"field PID-5"}};
const Match kMrn{"Medical record number",
                 Identifier::mrn,
                 Outcome::block,
                 Subject::patient,
                 0.93,
                 "PID-3",
                 "########",
                 {"field PID-3", "stands with a name and a birth date"}};
const Match kBirth{"Date of birth", Identifier::date, Outcome::block, Subject::patient, 0.9,
                   "key dob",       "####-##-##",     {"key dob"}};
const Match kPhone{"Telephone number",
                   Identifier::phone,
                   Outcome::warn,
                   Subject::unknown,
                   0.62,
                   "",
                   "(###) ###-####",
                   {"formatted number near the word patient"}};
const Match kEmail{
    "Email address",           Identifier::email,  Outcome::warn, Subject::unknown, 0.55, "",
    "xxxx.xxxxx@xxxxxxxx.xxx", {"patient context"}};
const Match kNpi{"National Provider Identifier",
                 Identifier::license,
                 Outcome::info,
                 Subject::provider,
                 0.8,
                 "key npi",
                 "##########",
                 {"key npi", "check digit"}};
const Match kMade{"Social Security number",
                  Identifier::ssn,
                  Outcome::info,
                  Subject::synthetic,
                  0.97,
                  "key ssn",
                  "###-##-####",
                  {"the SSN of a specimen wallet card"}};
const Match kColumn{"Column that will hold identifiers",
                    Identifier::schema,
                    Outcome::info,
                    Subject::patient,
                    0.7,
                    "column ssn",
                    "xxx",
                    {"CREATE TABLE"}};
const Match kIp{
    "IP address", Identifier::ip, Outcome::info, Subject::unknown, 0.3, "", "##.#.#.##", {}};

}  // namespace

AuditReport clean_report() { return empty_report(); }

AuditReport mixed_report() {
  AuditReport report = empty_report();
  const Place hl7{Surface::blob, "test/fixtures/adt_a01.hl7", 3, 10};
  const Place csv{Surface::blob, "exports/2024/members.csv", 118, 11};
  report.findings = {
      located(101, csv, kBirth),
      located(102, hl7, kMrn),
      located(103, hl7, kName),
      located(104, hl7, kSsn),
      located(105, {Surface::commit_message, "", 2, 12}, kMrn),
      located(106, {Surface::tag_message, "", 1, 13}, kName),
      located(107, {Surface::path, "scans/Xxxxx_Xxxxxxx.txt", 0, 14}, kName),
      located(108, {Surface::ref_name, "refs/heads/fix-mrn-########", 0, 15}, kMrn),
      located(109, {Surface::note, "", 1, 16}, kPhone),
      located(110, {Surface::blob, "src/mail.zip", 41, 17}, kEmail),
      located(111, {Surface::identity, "", 0, 18}, kEmail),
      located(112, {Surface::blob, "db/schema.sql", 12, 19}, kColumn),
      located(113, {Surface::blob, "docs/examples/patient.json", 7, 20}, kMade),
      located(114, {Surface::blob, "src/providers.csv", 2, 21}, kNpi),
      located(115, {Surface::blob, "logs/access.log", 90, 0}, kIp),
  };
  report.findings[9].member = "mail/reminder.py";
  const auto expose = [&](std::size_t finding, Exposure exposure) {
    report.findings[finding].exposure = std::make_shared<const Exposure>(std::move(exposure));
  };
  expose(1, {object_id(10), {}, {3, {"refs/heads/old/import", "refs/tags/v1"}}, {}});
  expose(3, {object_id(30),
             {2, {"refs/heads/main", "refs/tags/v2"}},
             {7, {"refs/heads/main", "refs/heads/old/import"}},
             {2, {"test/data/claims.csv", "old/claims.csv"}},
             true});
  expose(4, {object_id(12), {}, {1, {"refs/heads/main"}}, {}});
  expose(0, {object_id(31), {}, {}, {9, {"copies/a.json", "copies/b.json"}}});
  report.findings[3].occurrences = 14;
  report.findings[0].finding.fingerprint = hex_of(900, 64);
  LocatedFinding again = report.findings[3];  // the same value in another file
  again.path = "test/fixtures/oru_r01.hl7";
  again.occurrences = 2;
  report.findings.insert(report.findings.begin() + 4, again);
  report.coverage.binary = {
      {"blob", object_id(601), "docs/logo.png", "image"},
      {"blob", object_id(602), "scans/consent.pdf", "PDF document"},
  };
  return report;
}

AuditReport incomplete_report() {
  AuditReport report = empty_report();
  report.ledger_seq = 0;
  report.disabled_rules = {"license-plate", "us-ssn"};
  report.coverage.unscanned = {
      {"blob", object_id(701), "backup/clinic.sql.gz", "larger than 64 MiB"},
      {"blob", object_id(702), "", "missing from this repository"},
      {"blob", object_id(703), "", "missing from this repository"},
      {"commit", object_id(704), "", "missing from this repository"},
  };
  report.coverage.binary = {{"blob", object_id(705), "app/icon.ico", "image"}};
  return report;
}

AuditReport hostile_report() {
  AuditReport report = empty_report();
  report.target = "/srv/git/<b>bold</b> & \"co\".git";
  const std::string lure(1000, 'a');
  const std::array<std::string, 6> paths = {
      "\"><script>alert(1)</script>/data.csv",
      "'); DROP TABLE entry;--/<img src=x onerror=alert(1)>",
      "\\x1B[2J\\x1B[31mred.txt",
      "]]> --> </style></main></html>",
      "\xD9\x85\xD9\x84\xD9\x81/caf\xC3\xA9/&amp;/&#60;b&#62;",
      "long/" + lure + "/end.txt",
  };
  std::uint64_t value = 300;
  for (const std::string& path : paths) {
    report.findings.push_back(located(value, {Surface::blob, "", 5, value + 1}, kSsn));
    report.findings.back().path = path;
    ++value;
  }
  Finding& last = report.findings.back().finding;
  last.field = "column <i>ssn</i> & co";
  last.title = "A site's own rule <u>";
  last.preview = "<xxxxx>&\"'";
  last.reasons = {"<script>reason</script>", "key \"a\" & 'b'"};
  // Raw control bytes break the contract of the engine; a page must not obey them even so.
  report.findings.front().finding.field = "key \x1B[31mssn\x07";
  report.coverage.unscanned = {{"blob", object_id(333), paths[0], "<blink>not</blink> readable"}};
  report.coverage.binary = {{"blob", object_id(334), paths[3], "image/<svg>"}};
  return report;
}

AuditReport crowded_report() {
  AuditReport report = flooded_report(30);
  report.limits = {"refs main release/*", "commits since 2026-01-31T00:00:00Z"};
  for (std::uint64_t line = 0; line < 12; ++line) {  // one file with many findings
    const Place place{Surface::blob, "data/000000.csv", static_cast<std::uint32_t>(line + 2), 400};
    report.findings.insert(report.findings.begin(), located(2000 - line, place, kMrn));
  }
  for (std::uint64_t gap = 0; gap < 60; ++gap) {
    report.coverage.unscanned.push_back(
        {"blob", object_id(800 + gap), "", "missing from this repository"});
  }
  return report;
}

AuditReport flooded_report(std::size_t findings) {
  AuditReport report = empty_report();
  for (std::size_t i = 0; i < findings; ++i) {
    std::string number = std::to_string(i);
    number.insert(0, 6 - number.size(), '0');
    report.findings.push_back(located(1000 + i, {Surface::blob, "", 2, 400 + i}, kSsn));
    report.findings.back().path = "data/" + number + ".csv";
  }
  return report;
}

const std::vector<SampleReport>& sample_reports() {
  static const std::vector<SampleReport> samples = {
      {"clean", clean_report},     {"mixed", mixed_report},     {"incomplete", incomplete_report},
      {"hostile", hostile_report}, {"crowded", crowded_report},
  };
  return samples;
}

}  // namespace phiward::test
