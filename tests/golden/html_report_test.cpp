#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <string_view>

#include "reports/html/markup.hpp"
#include "reports/report_writer.hpp"
#include "tests/golden/sample_reports.hpp"
#include "tests/golden/well_formed.hpp"

namespace phiward::test {
namespace {

std::string html_of(const AuditReport& report) {
  std::ostringstream out;
  write_html(out, report);
  return out.str();
}

std::size_t times_in(std::string_view text, std::string_view word) {
  std::size_t times = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    ++times;
  }
  return times;
}

bool holds(std::string_view text, std::string_view word) { return times_in(text, word) > 0; }

BOOST_AUTO_TEST_SUITE(html_report)

BOOST_AUTO_TEST_CASE(the_page_is_well_formed) {
  for (const SampleReport& sample : sample_reports()) {
    BOOST_TEST_CONTEXT(sample.name) {
      for (const std::string& problem : html_problems(html_of(sample.make()))) {
        BOOST_ERROR(problem);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_checker_of_well_formed_pages_finds_faults) {
  const std::string head = "<!DOCTYPE html>\n";
  for (const char* body : {"<p>", "</p>", "<p><b></p></b>", "<p class=x></p>", "a < b", "a & b",
                           "a > b", "<p id=\"a\"></p><p id=\"a\"></p>", "<p title=\"<\"></p>",
                           "<p title=\"x></p>", "\x1B", "<P></P>"}) {
    BOOST_TEST_CONTEXT(body) { BOOST_TEST(!html_problems(head + body).empty()); }
  }
  BOOST_TEST(!html_problems("<p></p>").empty());
  BOOST_TEST(html_problems(head + "<p id=\"a\">x &amp; y</p>").empty());
}

BOOST_AUTO_TEST_CASE(nothing_in_the_page_runs_or_loads) {
  for (const SampleReport& sample : sample_reports()) {
    BOOST_TEST_CONTEXT(sample.name) {
      const std::string page = html_of(sample.make());
      const std::string tags = tags_of(page);
      for (const char* forbidden : {"<script", "<img", "<link", "<iframe", "<object", "<svg",
                                    "<form", "<base", " src=", " style=", "javascript:"}) {
        BOOST_TEST_CONTEXT(forbidden) { BOOST_TEST(!holds(tags, forbidden)); }
      }
      BOOST_TEST(times_in(tags, " href=\"") == times_in(tags, " href=\"#"));
      for (const char* forbidden : {"url(", "@import", "http:", "https:", "//"}) {
        BOOST_TEST_CONTEXT(forbidden) {
          BOOST_TEST(!holds(page.substr(0, page.find("</style>")), forbidden));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_page_forbids_itself_to_load_anything) {
  BOOST_TEST(holds(html_of(clean_report()),
                   "<meta http-equiv=\"Content-Security-Policy\" "
                   "content=\"default-src 'none'; style-src 'unsafe-inline'\">"));
}

BOOST_AUTO_TEST_CASE(the_page_says_its_language_and_names_its_parts) {
  const std::string page = html_of(mixed_report());
  for (const char* part : {"<html lang=\"en\">", "<header", "<main>", "<nav", "<footer>",
                           "scope=\"col\"", "scope=\"row\"", "scope=\"rowgroup\""}) {
    BOOST_TEST_CONTEXT(part) { BOOST_TEST(holds(page, part)); }
  }
}

BOOST_AUTO_TEST_CASE(every_link_leads_somewhere) {
  for (const SampleReport& sample : sample_reports()) {
    const std::string page = html_of(sample.make());
    const std::string_view mark = " href=\"#";
    for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
      const std::size_t start = at + mark.size();
      const std::string id = page.substr(start, page.find('"', start) - start);
      BOOST_TEST_CONTEXT(sample.name << " " << id) {
        BOOST_TEST(holds(page, " id=\"" + id + "\""));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(hostile_words_are_shown_and_not_obeyed) {
  const AuditReport report = hostile_report();
  const std::string text = visible_text(html_of(report));
  for (const LocatedFinding& located : report.findings) {
    BOOST_TEST_CONTEXT(located.path) { BOOST_TEST(holds(text, located.path)); }
  }
  BOOST_TEST(holds(text, "<script>reason</script>"));
  BOOST_TEST(holds(text, "/srv/git/<b>bold</b> & \"co\".git"));
}

BOOST_AUTO_TEST_CASE(markup_escapes_what_a_browser_would_obey) {
  BOOST_TEST(escaped("<a href=\"x\" title='y'>&") ==
             "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;");
  BOOST_TEST(escaped("plain") == "plain");
  BOOST_TEST(escaped("\x1B[2J").find('\x1B') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(ten_thousand_findings_still_make_a_page) {
  const std::string page = html_of(flooded_report(10'000));
  BOOST_TEST(times_in(page, "<details>") == 2000U);
  BOOST_TEST(page.size() < 4'000'000U);
  BOOST_TEST(holds(visible_text(page),
                   "The gravest 2,000 of 10,000 findings are shown; 8,000 more are in the JSON"));
  BOOST_TEST(holds(visible_text(page), "This history holds 10,000 values that identify patients."));
}

BOOST_AUTO_TEST_CASE(gaps_without_end_are_counted) {
  AuditReport report = clean_report();
  for (int i = 0; i < 5000; ++i) {
    report.coverage.unscanned.push_back({"blob", "", "p", "reason " + std::to_string(i % 200)});
  }
  for (int i = 0; i < 60; ++i) report.coverage.binary.push_back({"blob", "", "q", "image"});
  const std::string page = html_of(report);
  BOOST_TEST(times_in(page, "<li>blob") == 100U * 25 + 50);
  BOOST_TEST(holds(page, "100 more reasons are in the JSON report"));
  BOOST_TEST(holds(page, "10 more are in the JSON report"));
}

BOOST_AUTO_TEST_CASE(what_was_not_looked_at_is_on_the_page) {
  const AuditReport report = incomplete_report();
  const std::string text = visible_text(html_of(report));
  BOOST_TEST(holds(text, "INCOMPLETE: 4 objects could not be looked at."));
  for (const Unscanned& gap : report.coverage.unscanned) {
    BOOST_TEST(holds(text, gap.id));
    BOOST_TEST(holds(text, gap.reason));
  }
  BOOST_TEST(!holds(text, "Keep this report."));
}

BOOST_AUTO_TEST_CASE(the_sixty_days_are_counted_out_only_after_findings) {
  BOOST_TEST(holds(visible_text(html_of(mixed_report())), "day 60 is 22 January 2027"));
  BOOST_TEST(!holds(visible_text(html_of(clean_report())), "day 60"));
  BOOST_TEST(holds(visible_text(html_of(clean_report())), "Keep this report."));
}

BOOST_AUTO_TEST_CASE(an_empty_target_is_not_called_diligence) {
  const std::string text = visible_text(html_of(AuditReport{}));
  BOOST_TEST(holds(text, "There was nothing to look at."));
  BOOST_TEST(!holds(text, "Keep this report."));
}

BOOST_AUTO_TEST_CASE(values_in_doubt_are_looked_at_first) {
  AuditReport report = flooded_report(1);
  BOOST_TEST(!holds(visible_text(html_of(report)), "Look at each place above"));
  report.findings.front().finding.outcome = Outcome::warn;
  BOOST_TEST(holds(visible_text(html_of(report)), "Look at each place above"));
}

BOOST_AUTO_TEST_CASE(the_style_is_part_of_the_page_for_screen_phone_dark_and_paper) {
  const std::string page = html_of(clean_report());
  for (const char* rule : {"@media print", "prefers-color-scheme: dark", "max-width: 48rem",
                           "details::details-content"}) {
    BOOST_TEST_CONTEXT(rule) { BOOST_TEST(holds(page, rule)); }
  }
}

BOOST_AUTO_TEST_CASE(an_unrecorded_report_says_so) {
  BOOST_TEST(holds(visible_text(html_of(mixed_report())), "ledger entry 17"));
  BOOST_TEST(holds(visible_text(html_of(incomplete_report())), "not recorded in the ledger"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
