// A small checker of the HTML that phiward writes: stricter than HTML, because our own
// writer has no excuse.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace phiward::test {

// What is wrong, each with its byte offset; empty if every element is closed in order, every
// attribute is quoted, every & starts an entity, and no id stands twice.
[[nodiscard]] std::vector<std::string> html_problems(std::string_view html);

// The tags alone, one after another: what a browser obeys.
[[nodiscard]] std::string tags_of(std::string_view html);

// The text a reader sees: tags and style dropped, entities resolved.
[[nodiscard]] std::string visible_text(std::string_view html);

}  // namespace phiward::test
