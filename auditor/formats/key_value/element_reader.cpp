#include "auditor/formats/key_value/element_reader.hpp"

#include <cstddef>
#include <vector>

#include "auditor/formats/xml/xml_reader.hpp"
#include "rules/ascii.hpp"

namespace phiward::key_value {
namespace {

constexpr std::size_t kMostHeaders = 64;  // of one table
constexpr std::size_t kMostBetween = 6;   // tags between a label and its value

// An element that is open.
struct Element {
  std::string_view text;
  bool plain = true;  // neither attributes nor elements in it
};

class ElementRecords {
 public:
  explicit ElementRecords(Records& records) : records_(records) {}

  void take(const XmlEvent& event) {
    const bool tag = event.kind == XmlEvent::Kind::open || event.kind == XmlEvent::Kind::close;
    if (tag && ++since_label_ > kMostBetween) label_ = {};
    switch (event.kind) {
      case XmlEvent::Kind::open:
        open(event.name);
        break;
      case XmlEvent::Kind::attribute:
        if (!elements_.empty()) elements_.back().plain = false;  // closed already, if too deep
        records_.pair(event.name, {event.value, true});
        break;
      case XmlEvent::Kind::text:
        take_text(event);
        break;
      case XmlEvent::Kind::close:
        close(event.name);
        break;
    }
  }

 private:
  void open(std::string_view name) {
    if (!elements_.empty()) elements_.back().plain = false;
    elements_.emplace_back();
    records_.open(Nest::object, name, {});
    if (name == "tr") {
      cell_ = 0;
      label_ = {};
    }
    if (name == "table") headers_.clear();
  }

  void close(std::string_view name) {
    const Element element = elements_.back();
    elements_.pop_back();
    if (!element.text.empty() && !element.plain) records_.pair("value", {element.text, true});
    records_.close();
    if (!element.text.empty() && !elements_.empty()) {
      records_.pair(name, {element.text, true});
    }
    if (name == "td" || name == "th") ++cell_;
  }

  void take_text(const XmlEvent& event) {
    if (!elements_.empty()) elements_.back().text = event.value;
    // <b>MRN</b>: …
    constexpr std::string_view kBetween = ": -";
    const std::size_t begin = event.value.find_first_not_of(kBetween);
    if (begin == std::string_view::npos) return;
    const std::string_view text = event.value.substr(begin);
    std::string_view label = text;
    while (!label.empty() && !is_alphanumeric(label.back())) label.remove_suffix(1);
    const bool tells = records_.labels(label);
    if (event.name == "th" && cell_ < kMostHeaders) {
      headers_.resize(cell_ + 1);
      headers_[cell_] = label;
    }
    if (!label_.empty() && !tells) {
      records_.pair(label_, {text, true});
    } else if (event.name == "td" && cell_ < headers_.size()) {
      records_.pair(headers_[cell_], {text, true});
    }
    label_ = tells ? label : std::string_view();
    since_label_ = 0;
  }

  Records& records_;
  std::vector<Element> elements_;
  std::vector<std::string_view> headers_;  // of the table
  std::size_t cell_ = 0;                   // of the row
  std::string_view label_;                 // the text before, if it names what follows
  std::size_t since_label_ = 0;            // tags
};

}  // namespace

void read_elements(std::string_view text, Records& records) {
  ElementRecords elements(records);
  XmlReader reader(text);
  XmlEvent event{};
  while (reader.next(event)) elements.take(event);
  records.close_all();
}

}  // namespace phiward::key_value
